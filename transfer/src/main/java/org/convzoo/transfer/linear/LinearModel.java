package org.convzoo.transfer.linear;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.convzoo.engine.FloatMatrix;

/**
 * A trained linear classifier: plain numbers, on features as they come.
 *
 * @param classes it tells apart; two of them need one score, which is positive for the second
 * @param weights {@code [columns][features]}
 * @param intercepts one a column
 * @param link what makes probabilities of scores
 */
public record LinearModel(List<String> classes, float[][] weights, double[] intercepts, ProbabilityLink link)
        implements FeatureClassifier {

    public LinearModel {
        classes = List.copyOf(classes);
        int columns = classes.size() == 2 ? 1 : classes.size();
        if (classes.size() < 2 || weights.length != columns || intercepts.length != columns) {
            throw new IllegalArgumentException(classes.size() + " classes, " + weights.length
                    + " columns of weights and " + intercepts.length + " intercepts");
        }
    }

    @Override
    public int features() {
        return weights[0].length;
    }

    /** The scores of every row: {@code [rows][columns]}, where two classes have one column. */
    public double[][] decision(FloatMatrix features) {
        FeatureRows.require(features, features());
        double[][] ofColumns = new LinearScores(weights, intercepts).of(features);
        double[][] scores = new double[features.rows()][intercepts.length];
        for (int row = 0; row < scores.length; row++) {
            for (int column = 0; column < intercepts.length; column++) {
                scores[row][column] = ofColumns[column][row];
            }
        }
        return scores;
    }

    @Override
    public double[][] probabilities(FloatMatrix features) {
        double[][] probabilities = decision(features);
        for (int row = 0; row < probabilities.length; row++) {
            probabilities[row] = link.probabilities(probabilities[row]);
        }
        return probabilities;
    }

    /** The class of the highest score, for every row. */
    @Override
    public int[] predict(FloatMatrix features) {
        double[][] scores = decision(features);
        int[] predicted = new int[scores.length];
        for (int row = 0; row < scores.length; row++) {
            predicted[row] = highest(scores[row]);
        }
        return predicted;
    }

    static int highest(double[] scores) {
        if (scores.length == 1) {
            return scores[0] > 0 ? 1 : 0;
        }
        int highest = 0;
        for (int column = 1; column < scores.length; column++) {
            if (scores[column] > scores[highest]) {
                highest = column;
            }
        }
        return highest;
    }

    /** Writes all that is needed to predict; the stream stays open. */
    public void write(DataOutputStream out) throws IOException {
        LinearModelFormat.write(this, out);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it was something else
     */
    public static LinearModel read(DataInputStream in) throws IOException {
        return LinearModelFormat.read(in);
    }
}
