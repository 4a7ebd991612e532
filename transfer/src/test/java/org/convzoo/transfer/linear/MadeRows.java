package org.convzoo.transfer.linear;

import org.convzoo.engine.FloatMatrix;

/** Rows in five heaps, as {@code src/test/python/map_references.py} makes them too. */
public final class MadeRows {

    private long state = 12345;

    private double uniform() {
        state = (1664525 * state + 1013904223) % (1L << 32);
        return state / (double) (1L << 32);
    }

    public static float[][] of(int rows, int columns) {
        MadeRows generator = new MadeRows();
        double[][] centres = new double[5][columns];
        for (double[] centre : centres) {
            for (int k = 0; k < columns; k++) {
                centre[k] = 4 * generator.uniform();
            }
        }
        float[][] made = new float[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < columns; k++) {
                double noise = generator.uniform();
                noise += generator.uniform();
                noise += generator.uniform();
                noise += generator.uniform();
                made[row][k] = (float) (centres[row % 5][k] + noise - 2);
            }
        }
        return made;
    }

    /** Their principal components, all of them: the distances stay. */
    public static double[][] turned(float[][] rows) {
        try (FloatMatrix matrix = FloatMatrix.zeros(rows.length, rows[0].length)) {
            for (int row = 0; row < rows.length; row++) {
                matrix.row(row).put(rows[row]);
            }
            int all = Math.min(rows.length - 1, rows[0].length);
            return PrincipalComponents.of(matrix, all).project(matrix);
        }
    }
}
