package org.convzoo.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * What a classifier said about a set of images, beside the truth. Images are rows, classes are columns; both keep one order everywhere.
 *
 * <p>The arrays are handed over, not copied (a thousand classes for fifty thousand images are 200 MB): whoever makes a
 * {@code Predictions} must not write to them afterwards. Two records are equal only if they share their arrays.
 *
 * @param labels the names of the classes in index order, at least two; names may repeat (ImageNet has two "crane"s)
 * @param ids what names each image to a person: a path, or an index in its source; one for each row
 * @param actual the true class of each image, {@code [N]}, 0 to {@code labels.size() - 1}
 * @param probabilities {@code [N, C]}, each row in [0, 1] and summing to 1 within {@value #SUM_TOLERANCE}
 */
public record Predictions(List<String> labels, List<String> ids, int[] actual, float[][] probabilities) {

    /** What a row's sum may stray from 1: softmax over 1,000 classes in bfloat16 keeps within it. */
    static final float SUM_TOLERANCE = 0.01f;

    /** @throws IllegalArgumentException if shapes disagree, a class index is out of range or a row is no distribution */
    public Predictions {
        labels = List.copyOf(labels);
        ids = List.copyOf(ids);
        if (labels.size() < 2) {
            throw new IllegalArgumentException("predictions need at least 2 classes, got " + labels);
        }
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("predictions need at least 1 image, got none");
        }
        if (actual.length != ids.size() || probabilities.length != ids.size()) {
            throw new IllegalArgumentException("predictions need one id, one actual class and one row of probabilities"
                    + " for each image, got " + ids.size() + " ids, " + actual.length + " actual classes and "
                    + probabilities.length + " rows");
        }
        for (int image = 0; image < actual.length; image++) {
            requireClass(actual[image], labels.size(), ids.get(image));
            requireDistribution(probabilities[image], labels.size(), ids.get(image));
        }
    }

    /**
     * The weighted mean of what several classifiers say about the same images.
     *
     * @param members at least one; all with the same classes, images and truth
     * @param weights one a member, greater than 0
     * @throws IllegalArgumentException if their classes, images or truth differ
     */
    public static Predictions averaged(List<Predictions> members, List<Double> weights) {
        Predictions first = members.get(0);
        double total = weights.stream().mapToDouble(Double::doubleValue).sum();
        float[][] means = new float[first.size()][first.labels().size()];
        for (Predictions member : members) {
            if (!member.labels.equals(first.labels)
                    || !member.ids.equals(first.ids)
                    || !Arrays.equals(member.actual, first.actual)) {
                throw new IllegalArgumentException("only predictions for the same images can be averaged");
            }
        }
        double[] sums = new double[first.labels().size()];
        for (int image = 0; image < means.length; image++) {
            Arrays.fill(sums, 0);
            for (int member = 0; member < members.size(); member++) {
                float[] row = members.get(member).probabilities[image];
                for (int label = 0; label < sums.length; label++) {
                    sums[label] += weights.get(member) * row[label];
                }
            }
            for (int label = 0; label < sums.length; label++) {
                means[image][label] = (float) (sums[label] / total);
            }
        }
        return new Predictions(first.labels, first.ids, first.actual, means);
    }

    /** The number of images, N. */
    public int size() {
        return actual.length;
    }

    /** The class with the highest probability; the lower index wins a tie, as in NumPy's {@code argmax}. */
    public int predicted(int image) {
        float[] row = probabilities[image];
        int best = 0;
        for (int label = 1; label < row.length; label++) {
            if (row[label] > row[best]) {
                best = label;
            }
        }
        return best;
    }

    /** The probability of the predicted class, from 1/C to 1. */
    public float confidence(int image) {
        return probabilities[image][predicted(image)];
    }

    /**
     * How many classes were thought likelier than the true one: 0 means the image is classified rightly, 4 that top-5 just
     * holds it. The lower index wins a tie, so rank 0 and {@link #predicted} always agree.
     */
    public int rankOfActual(int image) {
        float[] row = probabilities[image];
        int truth = actual[image];
        int rank = 0;
        for (int label = 0; label < row.length; label++) {
            if (row[label] > row[truth] || (row[label] == row[truth] && label < truth)) {
                rank++;
            }
        }
        return rank;
    }

    private static void requireClass(int label, int classes, String id) {
        if (label < 0 || label >= classes) {
            throw new IllegalArgumentException(
                    "image " + id + ": the actual class must be 0 to " + (classes - 1) + ", got " + label);
        }
    }

    private static void requireDistribution(float[] row, int classes, String id) {
        if (row.length != classes) {
            throw new IllegalArgumentException(
                    "image " + id + ": needs " + classes + " probabilities, got " + row.length);
        }
        double sum = 0;
        for (float probability : row) {
            // Written so that NaN fails too.
            if (!(probability >= 0 && probability <= 1 + SUM_TOLERANCE)) {
                throw new IllegalArgumentException(
                        "image " + id + ": a probability must be 0 to 1, got " + probability);
            }
            sum += probability;
        }
        if (Math.abs(sum - 1) > SUM_TOLERANCE) {
            throw new IllegalArgumentException("image " + id + ": probabilities must sum to 1, got " + sum
                    + " (are these logits? apply softmax first)");
        }
    }
}
