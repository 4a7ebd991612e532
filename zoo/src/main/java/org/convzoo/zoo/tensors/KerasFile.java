package org.convzoo.zoo.tensors;

import io.jhdf.exceptions.UnsupportedHdfException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.convzoo.configs.UserException;
import org.jspecify.annotations.Nullable;

/**
 * Weights as Keras saves them in HDF5: alone ({@code save_weights}) or in a whole model ({@code save}). Arrays are named
 * {@code layer/weight}, such as {@code conv1/kernel}; {@link KerasLayout} brings them into the order of other libraries.
 * The metadata has {@code keras_version}, {@code backend} and, of a whole model, {@code model_config}, its JSON.
 */
final class KerasFile implements TensorFile {

    private static final String FORMAT = "Keras HDF5";

    private final WeightFileProblems problems;
    private final FileBytes bytes;
    private final KerasIndex.Contents contents;

    private KerasFile(WeightFileProblems problems, FileBytes bytes, KerasIndex.Contents contents) {
        this.problems = problems;
        this.bytes = bytes;
        this.contents = contents;
    }

    /** @throws UserException if it is not Keras's, or contradicts itself in any respect */
    static KerasFile open(Path file) {
        WeightFileProblems problems = new WeightFileProblems(file, FORMAT);
        try {
            FileBytes bytes = FileBytes.open(file);
            try {
                return new KerasFile(
                        problems, bytes, guarded(problems, () -> KerasIndex.read(HdfStorage.open(problems, bytes))));
            } catch (UserException problem) {
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
        return contents.arrays().values().stream().map(HdfArray::entry).toList();
    }

    @Override
    public Map<String, String> metadata() {
        return contents.metadata();
    }

    @Override
    public void read(String name, FloatBuffer into) {
        @Nullable HdfArray array = contents.arrays().get(name);
        if (array == null) {
            throw problems.missing(name, contents.arrays().size());
        }
        array.entry().requireRoom(into);
        guarded(problems, () -> {
            try {
                array.layout().read(into);
            } catch (ArithmeticException inexact) {
                throw problems.inexact(array.entry(), inexact);
            }
            return array;
        });
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException problem) {
            throw problems.unreadable(problem);
        }
    }

    /** Something that may go through jHDF. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    /** jHDF trusts what it reads: whatever it throws means that the file is not what it says. */
    private static <T> T guarded(WeightFileProblems problems, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException problem) {
            throw problems.unreadable(problem);
        } catch (StackOverflowError endless) {
            throw problems.damaged("its structures contain themselves");
        } catch (RuntimeException problem) {
            throw explained(problems, problem);
        }
    }

    private static UserException explained(WeightFileProblems problems, RuntimeException problem) {
        Throwable deepest = problem;
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof UserException told) {
                return told;
            }
            if (cause instanceof UncheckedIOException reading) {
                return problems.unreadable(reading.getCause());
            }
            if (cause instanceof UnsupportedHdfException beyond) {
                return problems.refused(
                        String.valueOf(beyond.getMessage()), "save the weights with Keras's own settings, in one file");
            }
            deepest = cause;
        }
        return problems.damaged("its HDF5 structures are broken ("
                + deepest.getClass().getSimpleName() + ": " + deepest.getMessage() + ")");
    }
}
