package org.convzoo.transfer.linear;

import java.nio.FloatBuffer;
import org.convzoo.engine.FloatMatrix;

/** The inner products of all pairs of rows: what a linear classifier with an L2 penalty needs to know of its features. */
final class Gram {

    /** Rows of the product that are computed at once; of those right of the diagonal nothing is computed. */
    private static final int PANEL = 512;

    /** Features that are standardised at once. */
    static final int BLOCK = 1024;

    private Gram() {}

    /** The matrix {@code [n, n]} of the inner products of all rows, standardised. */
    static FloatMatrix of(FloatMatrix features, Standardisation standardisation) {
        FloatMatrix products = FloatMatrix.zeros(features.rows(), features.rows());
        if (standardisation.changesNothing()) {
            addProducts(features, products);
        }
        for (int from = 0; from < features.columns() && !standardisation.changesNothing(); from += BLOCK) {
            int to = Math.min(features.columns(), from + BLOCK);
            try (FloatMatrix block = FloatMatrix.zeros(features.rows(), to - from)) {
                standardisation.write(features, from, block);
                addProducts(block, products);
            }
        }
        mirror(products);
        return products;
    }

    private static void addProducts(FloatMatrix block, FloatMatrix products) {
        for (int first = 0; first < block.rows(); first += PANEL) {
            int count = Math.min(PANEL, block.rows() - first);
            FloatMatrix.timesTransposed(block, block, first, count, first + count, 1, products);
        }
    }

    private static void mirror(FloatMatrix products) {
        int n = products.rows();
        // square by square, so that what is read along columns stays in the cache
        int side = 64;
        float[][] square = new float[side][side];
        for (int top = 0; top < n; top += side) {
            int height = Math.min(side, n - top);
            // some rows at a time: an index of all of them has no room in an int
            FloatBuffer from = products.rows(top, height);
            for (int left = 0; left <= top; left += side) {
                int width = Math.min(side, n - left);
                FloatBuffer into = products.rows(left, width);
                for (int i = 0; i < height; i++) {
                    from.get(i * n + left, square[i], 0, width);
                }
                float[] column = new float[side];
                for (int j = 0; j < width; j++) {
                    int written = left == top ? j : height;
                    for (int i = 0; i < written; i++) {
                        column[i] = square[i][j];
                    }
                    if (left != top) {
                        into.put(j * n + top, column, 0, height);
                    } else {
                        // of a square on the diagonal only what is right of it
                        for (int i = j + 1; i < height; i++) {
                            into.put(j * n + top + i, square[i][j]);
                        }
                    }
                }
            }
        }
    }
}
