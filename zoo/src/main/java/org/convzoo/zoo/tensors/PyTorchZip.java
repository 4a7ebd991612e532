package org.convzoo.zoo.tensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * What {@code torch.save} writes since 1.6: a zip of uncompressed entries, {@code data.pkl} and {@code data/KEY} for each storage, all
 * in one folder. Nothing is unpacked.
 */
final class PyTorchZip {

    private static final String FORMAT = "PyTorch";
    private static final String PICKLE = "data.pkl";

    private final WeightFileProblems problems;
    private final ZipFile zip;
    private final long fileLength;
    private final byte[] piece = new byte[1 << 16];

    private PyTorchZip(WeightFileProblems problems, ZipFile zip, long fileLength) {
        this.problems = problems;
        this.zip = zip;
        this.fileLength = fileLength;
    }

    static PyTorchFile open(Path file) {
        WeightFileProblems problems = new WeightFileProblems(file, FORMAT);
        try {
            ZipFile zip = new ZipFile(file.toFile());
            try {
                return new PyTorchZip(problems, zip, Files.size(file)).read();
            } catch (IllegalArgumentException notText) {
                // The Java library decodes comments when an entry is asked for, and declares nothing.
                zip.close();
                throw problems.damaged("a comment in its directory is not UTF-8");
            } catch (IOException | RuntimeException problem) {
                zip.close();
                throw problem;
            }
        } catch (IOException problem) {
            throw problems.unreadable(problem);
        }
    }

    private PyTorchFile read() throws IOException {
        String folder = folder();
        requireLittleEndian(folder);
        PickleConstructors constructors = new PickleConstructors(problems);
        PickleInput input = new PickleInput(entry(folder + PICKLE), problems);
        PickleValue root = PickleMachine.read(input, constructors, problems);
        Checkpoint checkpoint = Checkpoint.of(root, problems);
        Map<String, ZipEntryBytes> storages = new HashMap<>();
        for (Map.Entry<String, PickleConstructors.Claim> claim :
                constructors.storages().entrySet()) {
            storages.put(claim.getKey(), storage(folder + "data/" + claim.getKey(), claim.getValue()));
        }
        return new PyTorchFile(problems, checkpoint, storages, zip);
    }

    private String folder() {
        List<String> pickles = zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith("/" + PICKLE))
                .toList();
        if (pickles.size() != 1) {
            throw problems.refused(
                    "this zip has " + pickles.size() + " entries " + PICKLE + " where a checkpoint has one",
                    "models of Deeplearning4j and other zips are not PyTorch's");
        }
        String folder = pickles.get(0).substring(0, pickles.get(0).length() - PICKLE.length());
        if (zip.getEntry(folder + "constants.pkl") != null) {
            throw problems.refused("it is a TorchScript program", "load it with PyTorch and save state_dict() alone");
        }
        return folder;
    }

    private void requireLittleEndian(String folder) throws IOException {
        // Files from before 2.1 do not say it, and were always written like this.
        if (zip.getEntry(folder + "byteorder") == null) {
            return;
        }
        ZipEntryBytes entry = entry(folder + "byteorder");
        ByteBuffer order = ByteBuffer.allocate((int) Math.min(entry.length(), 16));
        entry.read(0, order);
        String name = StandardCharsets.US_ASCII.decode(order.flip()).toString();
        if (!name.equals("little")) {
            throw problems.refused("its byte order is " + name, "save it again on a little-endian machine");
        }
    }

    private ZipEntryBytes storage(String name, PickleConstructors.Claim claim) throws IOException {
        ZipEntryBytes entry = entry(name);
        if (entry.length() % claim.type().bytes() != 0
                || entry.length() / claim.type().bytes() != claim.elements()) {
            throw problems.damaged("entry " + WeightFileProblems.shortened(name) + " has " + entry.length()
                    + " bytes, not " + claim.elements() + " elements of type " + claim.type());
        }
        return entry;
    }

    private ZipEntryBytes entry(String name) {
        @Nullable ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw problems.damaged("entry " + WeightFileProblems.shortened(name) + " is missing");
        }
        if (entry.getMethod() != ZipEntry.STORED || entry.getSize() != entry.getCompressedSize()) {
            throw problems.refused(
                    "entry " + WeightFileProblems.shortened(name) + " is compressed",
                    "PyTorch stores without compression: save it again");
        }
        if (entry.getSize() > fileLength) {
            throw problems.damaged("entry " + WeightFileProblems.shortened(name) + " says that it has "
                    + entry.getSize() + " bytes, more than the file");
        }
        return new ZipEntryBytes(zip, entry, piece);
    }
}
