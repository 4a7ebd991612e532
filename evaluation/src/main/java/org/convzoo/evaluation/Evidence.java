package org.convzoo.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the metrics are computed from: the predictions, and what was counted in them once.
 *
 * @param ranks how many images have their true class at rank 0, 1, …, see {@link Predictions#rankOfActual}
 */
record Evidence(
        Predictions predictions,
        ConfusionMatrix matrix,
        int[] ranks,
        List<ClassMetrics> perClass,
        Calibration calibration) {

    static Evidence of(Predictions predictions) {
        ConfusionMatrix matrix = ConfusionMatrix.of(predictions);
        int[] ranks = new int[predictions.labels().size()];
        for (int image = 0; image < predictions.size(); image++) {
            ranks[predictions.rankOfActual(image)]++;
        }
        return new Evidence(
                predictions, matrix, ranks, ClassMetrics.of(predictions.labels(), matrix), Calibration.of(predictions));
    }

    double accuracy() {
        return (double) matrix.correct() / matrix.total();
    }

    /** The share of images whose true class is among the {@code k} likeliest. */
    double topAccuracy(int k) {
        int hits = Arrays.stream(ranks, 0, k).sum();
        return (double) hits / predictions.size();
    }

    /** The unweighted mean over the classes that occur, as truth or as answer (scikit-learn's default labels). */
    double macroMean(ToDoubleFunction<ClassMetrics> value) {
        return perClass.stream()
                .filter(ClassMetrics::occurs)
                .mapToDouble(value)
                .average()
                .orElseThrow();
    }

    /** The mean recall of the classes that have images. */
    double balancedAccuracy() {
        return perClass.stream()
                .filter(one -> one.support() > 0)
                .mapToDouble(ClassMetrics::recall)
                .average()
                .orElseThrow();
    }

    /** Mean -ln p(true class). A probability of 0 counts as float's epsilon (1.2e-7), as in scikit-learn: the loss stays finite. */
    double logLoss() {
        double sum = 0;
        for (int image = 0; image < predictions.size(); image++) {
            double probability = predictions.probabilities()[image][predictions.actual()[image]];
            sum -= Math.log(Math.min(1, Math.max(Math.ulp(1f), probability)));
        }
        return sum / predictions.size();
    }

    /** Mean over the images of the sum over the classes of (p - y)², y being 1 for the true class and 0 elsewhere. */
    double brierScore() {
        double sum = 0;
        for (int image = 0; image < predictions.size(); image++) {
            float[] row = predictions.probabilities()[image];
            for (int label = 0; label < row.length; label++) {
                double gap = row[label] - (label == predictions.actual()[image] ? 1.0 : 0.0);
                sum += gap * gap;
            }
        }
        return sum / predictions.size();
    }

    /** (agreement - chance) / (1 - chance); 0 when chance alone explains everything (one class only). */
    double cohensKappa() {
        double total = matrix.total();
        double chance = 0;
        for (int label = 0; label < matrix.classes(); label++) {
            chance += matrix.actualTotal(label) / total * (matrix.predictedTotal(label) / total);
        }
        return chance == 1 ? 0 : (accuracy() - chance) / (1 - chance);
    }

    /** Gorodkin's R_K, equation 8; 0 when all truths or all answers are one class. */
    double matthewsCorrelation() {
        double total = matrix.total();
        double products = 0;
        double actualSquares = 0;
        double predictedSquares = 0;
        for (int label = 0; label < matrix.classes(); label++) {
            double actual = matrix.actualTotal(label);
            double predicted = matrix.predictedTotal(label);
            products += actual * predicted;
            actualSquares += actual * actual;
            predictedSquares += predicted * predicted;
        }
        double spread = (total * total - actualSquares) * (total * total - predictedSquares);
        return spread == 0 ? 0 : (matrix.correct() * total - products) / Math.sqrt(spread);
    }
}
