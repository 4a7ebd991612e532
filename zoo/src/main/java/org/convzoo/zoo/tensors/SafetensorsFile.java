package org.convzoo.zoo.tensors;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A safetensors file: eight bytes with the header's length, the header in JSON, the tensors without a gap. Tensors are read
 * block by block and not mapped into memory: Java lets go of a mapping only when it collects garbage, so that all that was
 * ever mapped stays resident beside the network that is filled from it (VGG16: 1,312 MiB at the peak; read, 790).
 *
 * @see <a href="https://huggingface.co/docs/safetensors">the format</a>
 */
final class SafetensorsFile implements TensorFile {

    static final String FORMAT = "safetensors";

    private final WeightFileProblems problems;
    private final FileBytes bytes;
    private final SafetensorsHeader header;
    private final ElementReader elements = new ElementReader(ByteOrder.LITTLE_ENDIAN);

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
            elements.read(bytes, tensor.position(), tensor.entry().type(), into);
        } catch (ArithmeticException inexact) {
            throw problems.inexact(tensor.entry(), inexact);
        } catch (IOException problem) {
            throw problems.unreadable(problem);
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
