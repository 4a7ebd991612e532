package org.convzoo.transfer.classical;

import java.util.Arrays;
import java.util.Locale;
import org.convzoo.engine.FloatMatrix;
import org.tribuo.Example;
import org.tribuo.classification.Label;
import org.tribuo.impl.ArrayExample;

/**
 * Rows as Tribuo has them: the names and values of the features that are not 0. One more feature is next to 0 in every
 * row, because a row without any is refused; it is too small to change a distance or an angle, and offers no split.
 */
final class TribuoRows {

    private static final double NEXT_TO_NOTHING = 1e-30;

    private final String[] names;

    TribuoRows(int features) {
        this.names = new String[features + 1];
        // sorted by name is sorted by column
        Arrays.setAll(names, column -> String.format(Locale.ROOT, "%08d", column));
    }

    Example<Label> row(FloatMatrix features, int row, Label label) {
        float[] values = new float[features.columns()];
        features.read(row, 0, values);
        int present = 1;
        for (float value : values) {
            present += value != 0 ? 1 : 0;
        }
        String[] presentNames = new String[present];
        double[] presentValues = new double[present];
        int next = 0;
        for (int column = 0; column < values.length; column++) {
            if (values[column] != 0) {
                presentNames[next] = names[column];
                presentValues[next] = values[column];
                next++;
            }
        }
        presentNames[next] = names[values.length];
        presentValues[next] = NEXT_TO_NOTHING;
        return new ArrayExample<>(label, presentNames, presentValues);
    }
}
