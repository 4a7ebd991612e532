package org.convzoo.training.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.convzoo.configs.UserException;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.Selection;
import org.convzoo.engine.FloatMatrix;
import org.convzoo.engine.OffHeapMemory;
import org.jspecify.annotations.Nullable;

/**
 * The features of images in memory, a row an image. Whoever makes them closes them.
 *
 * @param matrix {@code [N, D]}
 * @param images of the rows, in their order: those that could be read
 * @param classes that the labels count in
 */
public record PooledRows(FloatMatrix matrix, LabelledImages images, List<String> classes) implements AutoCloseable {

    public PooledRows {
        classes = List.copyOf(classes);
    }

    /** Is given rows by {@link #of}. */
    public interface Rows {
        /** The features of an image, or null if it could not be read. */
        float @Nullable [] row(int index);
    }

    /**
     * Puts rows together.
     *
     * @param features of a row
     * @param rows of all images
     * @throws UserException if the memory does not suffice, or no image could be read
     */
    public static PooledRows of(LabelledImages images, List<String> classes, int features, Rows rows) {
        require(images.size(), features);
        FloatMatrix all = FloatMatrix.zeros(images.size(), features);
        List<Integer> kept = new ArrayList<>();
        for (int index = 0; index < images.size(); index++) {
            float[] row = rows.row(index);
            if (row != null) {
                all.row(kept.size()).put(row);
                kept.add(index);
            }
        }
        if (kept.isEmpty()) {
            all.close();
            throw UserException.failed("none of the " + images.size() + " images could be read");
        }
        int[] indices = kept.stream().mapToInt(Integer::intValue).toArray();
        if (indices.length == all.rows()) {
            return new PooledRows(all, new Selection(images, indices), classes);
        }
        try (all) {
            return new PooledRows(first(all, indices.length), new Selection(images, indices), classes);
        }
    }

    private static FloatMatrix first(FloatMatrix all, int rows) {
        FloatMatrix some = FloatMatrix.zeros(rows, all.columns());
        for (int row = 0; row < rows; row++) {
            some.row(row).put(all.row(row));
        }
        return some;
    }

    /** Numbers that describe an image. */
    public int features() {
        return matrix.columns();
    }

    /** What a person finds each image by: see {@link LabelledImages#id}. */
    public List<String> paths() {
        return IntStream.range(0, images.size()).mapToObj(images::id).toList();
    }

    /** The class of every row. */
    public int[] labels() {
        return IntStream.range(0, images.size()).map(images::label).toArray();
    }

    /**
     * Asks for room before anything is computed.
     *
     * @throws UserException saying how much is missing
     */
    public static void require(long rows, long features) {
        require(rows, features, OffHeapMemory.free());
    }

    /**
     * Asks for room for rows that are computed one batch after the other and put together at the end, before anything is
     * computed.
     *
     * @throws UserException saying how much is missing
     */
    public static void requireComputed(long rows, long features) {
        require(rows, features);
        Runtime runtime = Runtime.getRuntime();
        requireOnHeap(rows, features, runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory()));
    }

    static void require(long rows, long features, long free) {
        require(
                rows,
                features,
                free,
                "memory outside of the Java heap",
                "pool them to fewer (features.pooling: average), or take fewer images");
    }

    static void requireOnHeap(long rows, long features, long free) {
        require(
                rows,
                features,
                free,
                "Java heap",
                "keep them on the disk (features.cache), pool them to fewer (features.pooling: average), take fewer images,"
                        + " or give more with CONVZOO_JAVA_OPTIONS=-XmxSIZE");
    }

    private static void require(long rows, long features, long free, String kind, String remedy) {
        long needed = rows * features * Float.BYTES;
        if (needed > free) {
            throw UserException.failed(String.format(
                    Locale.ROOT,
                    "the features of %,d images, %,d each, need %.1f GiB of %s, %.1f GiB are free: %s",
                    rows,
                    features,
                    needed / (double) (1L << 30),
                    kind,
                    free / (double) (1L << 30),
                    remedy));
        }
    }

    @Override
    public void close() {
        matrix.close();
    }
}
