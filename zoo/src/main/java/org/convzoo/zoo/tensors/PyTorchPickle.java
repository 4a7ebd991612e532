package org.convzoo.zoo.tensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.convzoo.zoo.tensors.PickleConstructors.Claim;
import org.convzoo.zoo.tensors.PickleValue.Bytes;
import org.convzoo.zoo.tensors.PickleValue.Constant;
import org.convzoo.zoo.tensors.PickleValue.Dictionary;
import org.convzoo.zoo.tensors.PickleValue.Sequence;
import org.convzoo.zoo.tensors.PickleValue.Text;
import org.convzoo.zoo.tensors.PickleValue.Whole;
import org.jspecify.annotations.Nullable;

/**
 * What {@code torch.save} wrote before 1.6: five pickles one after the other (a magic number, the protocol's version, the machine, the object,
 * the keys of its storages), then for each key the number of elements and the elements.
 */
final class PyTorchPickle {

    private static final String FORMAT = "PyTorch (before 1.6)";
    private static final byte[] MAGIC = HexFormat.of().parseHex("6cfc9c46f9206aa85019");
    private static final long PROTOCOL = 1001;

    private final WeightFileProblems problems;
    private final FileBytes bytes;
    private final PickleInput input;
    private final PickleConstructors constructors;

    private PyTorchPickle(WeightFileProblems problems, FileBytes bytes) {
        this.problems = problems;
        this.bytes = bytes;
        this.input = new PickleInput(bytes, problems);
        this.constructors = new PickleConstructors(problems);
    }

    static PyTorchFile open(Path file) {
        WeightFileProblems problems = new WeightFileProblems(file, FORMAT);
        try {
            FileBytes bytes = FileBytes.open(file);
            try {
                return new PyTorchPickle(problems, bytes).read();
            } catch (IOException | RuntimeException problem) {
                bytes.close();
                throw problem;
            }
        } catch (IOException problem) {
            throw problems.unreadable(problem);
        }
    }

    private PyTorchFile read() throws IOException {
        if (!(next() instanceof Bytes magic) || !Arrays.equals(magic.value(), MAGIC)) {
            throw problems.refused("it is a pickle that torch.save did not write", "save state_dict() with torch.save");
        }
        if (!(next() instanceof Whole protocol) || protocol.value() != PROTOCOL) {
            throw problems.damaged("the protocol of its checkpoint is not " + PROTOCOL);
        }
        if (!(next() instanceof Dictionary machine) || machine.values().get("little_endian") != Constant.TRUE) {
            throw problems.refused("it was not written on a little-endian machine", "load it there and save it again");
        }
        Checkpoint checkpoint = Checkpoint.of(next(), problems);
        if (!(next() instanceof Sequence keys)) {
            throw problems.damaged("the list of its storages is missing");
        }
        return new PyTorchFile(problems, checkpoint, storages(keys), bytes);
    }

    private PickleValue next() throws IOException {
        return PickleMachine.read(input, constructors, problems);
    }

    private Map<String, FilePart> storages(Sequence keys) throws IOException {
        Map<String, Claim> missing = new HashMap<>(constructors.storages());
        Map<String, FilePart> storages = new HashMap<>();
        long position = input.position();
        for (PickleValue value : keys.values()) {
            @Nullable Claim claim = value instanceof Text key ? missing.remove(key.value()) : null;
            if (!(value instanceof Text key) || claim == null) {
                throw problems.damaged("the list of its storages names one that no tensor has, or one twice");
            }
            ByteBuffer count = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.read(position, count);
            position += Long.BYTES;
            long left = (bytes.length() - position) / claim.type().bytes();
            if (count.getLong(0) != claim.elements() || claim.elements() > left) {
                throw problems.damaged(
                        "storage " + WeightFileProblems.shortened(key.value()) + " at byte " + position + " has "
                                + count.getLong(0) + " elements of type " + claim.type() + "; " + claim.elements()
                                + " were announced, and there is room for " + left);
            }
            storages.put(key.value(), new FilePart(bytes, position, claim.bytes()));
            position += claim.bytes();
        }
        if (!missing.isEmpty() || position != bytes.length()) {
            throw problems.damaged(missing.size() + " of its storages are missing, and " + (bytes.length() - position)
                    + " bytes follow the last one");
        }
        return storages;
    }

    /** One storage in the file. */
    private record FilePart(FileBytes file, long start, long length) implements ByteSource {
        @Override
        public void read(long position, ByteBuffer into) throws IOException {
            file.read(start + position, into);
        }
    }
}
