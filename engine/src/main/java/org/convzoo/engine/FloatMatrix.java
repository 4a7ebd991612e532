package org.convzoo.engine;

import static org.bytedeco.dnnl.global.dnnl.dnnl_sgemm;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Numbers in rows, off the heap, and the products that oneDNN computes of them. Rows follow one another without a gap.
 * Whoever makes one closes it.
 */
public final class FloatMatrix implements AutoCloseable {

    private final int rows;
    private final int columns;
    private final FloatPointer memory;

    private FloatMatrix(int rows, int columns, FloatPointer memory) {
        this.rows = rows;
        this.columns = columns;
        this.memory = memory;
    }

    /** All zeros. */
    public static FloatMatrix zeros(int rows, int columns) {
        FloatPointer memory = new FloatPointer((long) rows * columns);
        Pointer.memset(memory, 0, (long) rows * columns * Float.BYTES);
        return new FloatMatrix(rows, columns, memory);
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** Bytes off the heap. */
    public long bytes() {
        return (long) rows * columns * Float.BYTES;
    }

    /** A row, to be read and written. */
    public FloatBuffer row(int row) {
        return rows(row, 1);
    }

    /** Rows that follow one another, to be read and written. */
    public FloatBuffer rows(int first, int count) {
        return at(first).capacity((long) count * columns).asBuffer();
    }

    /** Numbers of a row that follow one another, as many as the array holds. */
    public void read(int row, int column, float[] into) {
        require(row >= 0 && row < rows && column >= 0 && column + into.length <= columns);
        memory.getPointer((long) row * columns + column).get(into);
    }

    private FloatPointer at(int row) {
        return memory.getPointer((long) row * columns);
    }

    /**
     * {@code into = a b' + keep * into}, for some of the rows.
     *
     * @param a {@code [n, k]}
     * @param b {@code [m, k]}
     * @param count rows from {@code first} on that change
     * @param columns that change
     * @param keep what is kept of the numbers there
     * @param into {@code [n, m]}
     */
    public static void timesTransposed(
            FloatMatrix a, FloatMatrix b, int first, int count, int columns, float keep, FloatMatrix into) {
        require(a.columns == b.columns
                && into.rows == a.rows
                && into.columns == b.rows
                && columns <= b.rows
                && first + count <= a.rows);
        call('N', 'T', count, columns, a.columns, a.at(first), a.columns, b.memory, b.columns, keep, into, first);
    }

    /** {@code into = a b'}: {@code a} is {@code [n, k]}, {@code b} is {@code [m, k]}. */
    public static void timesTransposed(FloatMatrix a, FloatMatrix b, FloatMatrix into) {
        timesTransposed(a, b, 0, a.rows, b.rows, 0, into);
    }

    /**
     * {@code into = a b'} over some of the k columns: sums of such parts can be added up more exactly than floats are.
     *
     * @param a {@code [n, k]}
     * @param b {@code [m, k]}
     * @param first of the columns that take part
     * @param count of them
     * @param into {@code [n, m]}
     */
    public static void timesTransposed(FloatMatrix a, FloatMatrix b, int first, int count, FloatMatrix into) {
        require(a.columns == b.columns && first + count <= a.columns && into.rows == a.rows && into.columns == b.rows);
        FloatPointer partOfA = a.memory.getPointer(first);
        FloatPointer partOfB = b.memory.getPointer(first);
        call('N', 'T', a.rows, b.rows, count, partOfA, a.columns, partOfB, b.columns, 0, into, 0);
    }

    /** {@code into = a b}: {@code a} is {@code [n, k]}, {@code b} is {@code [k, m]}. */
    public static void times(FloatMatrix a, FloatMatrix b, FloatMatrix into) {
        require(a.columns == b.rows);
        times(a, b, 0, into);
    }

    /**
     * {@code into = a b} with some rows of b.
     *
     * @param a {@code [n, k]}
     * @param b {@code [l, m]}; its k rows from {@code first} on take part
     */
    public static void times(FloatMatrix a, FloatMatrix b, int first, FloatMatrix into) {
        require(first + a.columns <= b.rows && into.rows == a.rows && into.columns == b.columns);
        call('N', 'N', a.rows, b.columns, a.columns, a.memory, a.columns, b.at(first), b.columns, 0, into, 0);
    }

    private static void call(
            char transposeA,
            char transposeB,
            int m,
            int n,
            int k,
            FloatPointer a,
            int strideA,
            FloatPointer b,
            int strideB,
            float keep,
            FloatMatrix into,
            int firstRow) {
        int status = dnnl_sgemm(
                (byte) transposeA,
                (byte) transposeB,
                m,
                n,
                k,
                1f,
                a,
                strideA,
                b,
                strideB,
                keep,
                into.at(firstRow),
                into.columns);
        if (status != dnnl_success) {
            throw new IllegalStateException("oneDNN's matrix product failed with status " + status);
        }
    }

    private static void require(boolean shapesFit) {
        if (!shapesFit) {
            throw new IllegalArgumentException("the shapes do not fit together");
        }
    }

    @Override
    public void close() {
        memory.close();
    }
}
