package org.convzoo.zoo.tensors;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A safetensors file, mapped into memory: eight bytes with the header's length, the header in JSON, the tensors without a gap.
 *
 * @see <a href="https://huggingface.co/docs/safetensors">the format</a>
 */
final class SafetensorsFile implements TensorFile {

    static final String FORMAT = "safetensors";

    /** How much of a tensor is mapped at once; a multiple of every element's size. */
    private static final int WINDOW = 1 << 30;

    private final WeightFileProblems problems;
    private final FileBytes bytes;
    private final SafetensorsHeader header;

    private SafetensorsFile(WeightFileProblems problems, FileBytes bytes, SafetensorsHeader header) {
        this.problems = problems;
        this.bytes = bytes;
        this.header = header;
    }

    /** @throws org.convzoo.configs.UserException if header and length do not fit together in every respect */
    static SafetensorsFile open(Path file) {
        WeightFileProblems problems = new WeightFileProblems(file, FORMAT);
        try {
            FileBytes bytes = FileBytes.open(file);
            try {
                return new SafetensorsFile(problems, bytes, SafetensorsHeader.read(bytes, problems));
            } catch (IOException | RuntimeException problem) {
                bytes.close();
                throw problem;
            }
        } catch (IOException problem) {
            throw problems.unreadable(problem);
        }
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public List<TensorEntry> entries() {
        return header.tensors().values().stream().map(PlacedTensor::entry).toList();
    }

    @Override
    public Map<String, String> metadata() {
        return header.metadata();
    }

    @Override
    public void read(String name, FloatBuffer into) {
        @Nullable PlacedTensor tensor = header.tensors().get(name);
        if (tensor == null) {
            throw problems.missing(name, header.tensors().size());
        }
        tensor.entry().requireRoom(into);
        try {
            readMapped(tensor.entry().type(), tensor.position(), into);
        } catch (ArithmeticException inexact) {
            throw problems.inexact(tensor.entry(), inexact);
        } catch (IOException problem) {
            throw problems.unreadable(problem);
        }
    }

    private void readMapped(ElementType type, long position, FloatBuffer into) throws IOException {
        long at = position;
        int end = into.limit();
        while (into.position() < end) {
            int count = Math.min(end - into.position(), WINDOW / type.bytes());
            type.toFloats(bytes.map(at, count * type.bytes()), into.limit(into.position() + count));
            at += (long) count * type.bytes();
        }
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException problem) {
            throw problems.unreadable(problem);
        }
    }
}
