package org.convzoo.transfer.export;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.convzoo.configs.UserException;
import org.convzoo.training.features.PooledRows;
import org.convzoo.transfer.linear.FiniteValues;

/** A kind of file that features of images are written into, each with the image's path and class. */
public enum FeatureFormat {
    /**
     * NumPy's: {@code FILE.npy} with the features, float32 {@code [N, D]}; beside it {@code FILE-labels.npy} with the
     * classes as int64, {@code FILE-paths.npy} and {@code FILE-classes.npy} as text.
     */
    NPY(new NumpyFiles()),
    /** The same four arrays in one file, as {@code features}, {@code labels}, {@code paths} and {@code classes}. */
    NPZ(new NumpyArchive()),
    /** A line an image: path, label, f0, f1 and so on. */
    CSV(new CsvFile()),
    /** Weka's: path, f0, f1 and so on, then the class. */
    ARFF(new ArffFile()),
    /** libsvm's and svmlight's: the class as a number from 0, the features that are not 0, numbered from 1, {@code # path}. */
    LIBSVM(new LibsvmFile()),
    /** Apache's: the columns {@code path}, {@code label} and {@code features}, a list of floats. */
    PARQUET(new ParquetFile()),
    /** {@code features} as F32, {@code labels} as I64; paths and classes as JSON lists in the metadata. */
    SAFETENSORS(new SafetensorsRows());

    private final Writer writer;

    FeatureFormat(Writer writer) {
        this.writer = writer;
    }

    /** Writes whole files. */
    interface Writer {
        /** @throws UserException if the file cannot be written */
        void write(Path file, PooledRows rows);
    }

    /**
     * The kind that a file's ending names.
     *
     * @throws UserException if it names none
     */
    public static FeatureFormat of(Path file) {
        String name = String.valueOf(file.getFileName());
        String ending = name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.name().equals(ending))
                .findFirst()
                .orElseThrow(() -> UserException.wrongUsage("--output " + file
                        + " ends in none of the formats that features are written in: "
                        + Arrays.stream(values()).map(FeatureFormat::ending).collect(Collectors.joining(", "))));
    }

    /** Of the names of such files, with its dot. */
    public String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /**
     * Writes rows.
     *
     * @throws UserException if a feature is not finite, or the file cannot be written
     */
    public void write(Path file, PooledRows rows) {
        FiniteValues.require(rows.matrix(), row -> "image " + rows.images().id(row));
        writer.write(file, rows);
    }
}
