package org.convzoo.transfer.linear;

import java.nio.FloatBuffer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.convzoo.configs.UserException;
import org.convzoo.engine.FiniteNumbers;
import org.convzoo.engine.FloatMatrix;

/** Refuses features that are no numbers: one of them would make every weight one. */
public final class FiniteValues {

    private FiniteValues() {}

    /**
     * Looks at every value.
     *
     * @param rowNames what messages call a row
     * @throws UserException naming the first row with one that is not finite
     */
    public static void require(FloatMatrix features, IntFunction<String> rowNames) {
        ParallelLoop.run(features.rows(), row -> {
            int column = firstBad(features, row);
            if (column >= 0) {
                throw UserException.failed(rowNames.apply(row) + " has the feature "
                        + features.row(row).get(column) + " in column " + column
                        + " (row " + row + ", both counted from 0): extract the features again, or leave it out");
            }
        });
    }

    private static int firstBad(FloatMatrix features, int row) {
        FloatBuffer values = features.row(row);
        if (FiniteNumbers.areAll(values, 0, features.columns())) {
            return -1;
        }
        return IntStream.range(0, features.columns())
                .filter(column -> !Float.isFinite(values.get(column)))
                .findFirst()
                .orElse(-1);
    }
}
