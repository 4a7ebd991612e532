package org.convzoo.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether confidence means what it says: of the images named with confidence 0.8, are 80 % named rightly? After Guo et al.
 * 2017, "On Calibration of Modern Neural Networks", arXiv:1706.04599, section 2.
 *
 * @param bins {@value #BINS} bins of equal width over [0, 1], lowest first
 */
public record Calibration(List<Bin> bins) {

    /** As many as in the paper's Table 1. */
    static final int BINS = 15;

    /**
     * The images whose confidence lies in (low, high].
     *
     * @param low the lower end, not included
     * @param high the upper end, included
     * @param count how many images
     * @param confidence their mean confidence, 0 when there are none
     * @param accuracy the share of them that is classified rightly, 0 when there are none
     */
    public record Bin(double low, double high, int count, double confidence, double accuracy) {}

    public Calibration {
        bins = List.copyOf(bins);
    }

    static Calibration of(Predictions predictions) {
        int[] count = new int[BINS];
        int[] correct = new int[BINS];
        double[] confidences = new double[BINS];
        for (int image = 0; image < predictions.size(); image++) {
            // Rounding can leave a softmax a hair above 1.
            double confidence = Math.min(1, predictions.confidence(image));
            int bin = binOf(confidence);
            count[bin]++;
            confidences[bin] += confidence;
            if (predictions.predicted(image) == predictions.actual()[image]) {
                correct[bin]++;
            }
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            int images = Math.max(1, count[bin]);
            bins.add(new Bin(
                    (double) bin / BINS,
                    (double) (bin + 1) / BINS,
                    count[bin],
                    confidences[bin] / images,
                    (double) correct[bin] / images));
        }
        return new Calibration(bins);
    }

    private static int binOf(double confidence) {
        return Math.max(0, (int) Math.ceil(confidence * BINS) - 1);
    }

    /** The mean gap between accuracy and confidence, weighted by the bins' images: the paper's equation 3, 0 to 1. */
    public double expectedError() {
        double gaps = 0;
        int images = 0;
        for (Bin bin : bins) {
            gaps += bin.count() * Math.abs(bin.accuracy() - bin.confidence());
            images += bin.count();
        }
        return gaps / images;
    }

    /** Accuracy less mean confidence, -1 to 1: below 0 the model is surer than it has reason to be. */
    public double bias() {
        double gaps = 0;
        int images = 0;
        for (Bin bin : bins) {
            gaps += bin.count() * (bin.accuracy() - bin.confidence());
            images += bin.count();
        }
        return gaps / images;
    }
}
