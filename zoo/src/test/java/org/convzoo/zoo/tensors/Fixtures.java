package org.convzoo.zoo.tensors;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/** Weight files that tests open: made here, made by PyTorch (src/test/python), or real. */
final class Fixtures {

    private Fixtures() {}

    /** A file that {@code make_pytorch_fixtures.py} made. */
    static byte[] madeByPyTorch(String name) {
        try (InputStream in = Objects.requireNonNull(
                Fixtures.class.getResourceAsStream(name),
                () -> "no " + name + ": run zoo/src/test/python/make_pytorch_fixtures.py as it says")) {
            return in.readAllBytes();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    static Path file(Path folder, byte[] content) {
        try {
            // A name that says nothing: the content alone tells the format.
            Path file = folder.resolve("weights");
            // Some file systems wait for the disk when a file is overwritten, but not when it is new.
            Files.deleteIfExists(file);
            return Files.write(file, content);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    static byte[] safetensors(String header, byte[] tensors) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + text.length + tensors.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .put(tensors)
                .array();
    }

    static float[] read(TensorFile file, String name) {
        TensorEntry entry = file.entries().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no tensor " + name + " among " + file.entries()));
        FloatBuffer values = FloatBuffer.allocate((int) entry.elements());
        file.read(name, values);
        return values.array();
    }

    static double sum(TensorFile file, String name) {
        double sum = 0;
        for (float value : read(file, name)) {
            sum += value;
        }
        return sum;
    }

    /** A weight file that is not part of the project; the test is skipped if it is absent. */
    static Path real(String name) {
        String home = System.getenv("CONVZOO_DATA");
        // Tests run in the module's folder.
        Path file = (home == null ? Path.of("../../shared/data") : Path.of(home)).resolve("weights/" + name);
        Assumptions.assumeTrue(
                Files.isRegularFile(file),
                () -> "skipped: no file " + file.toAbsolutePath().normalize()
                        + "; set CONVZOO_DATA to the folder that has weights/" + name);
        return file;
    }
}
