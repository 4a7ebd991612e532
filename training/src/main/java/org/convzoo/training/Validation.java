package org.convzoo.training;

import org.convzoo.configs.ImageContract;
import org.convzoo.configs.UserException;
import org.convzoo.data.BadImages;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.TestTimeAugmentation;
import org.convzoo.engine.ExecutionPlan;

/**
 * How a network does on images it does not learn from.
 *
 * @param loss mean cross-entropy
 * @param accuracy 0 to 1
 */
record Validation(double loss, double accuracy) {

    /** Stands for a probability that float32 rounded to zero, as in the report, so that the loss stays finite. */
    private static final double SMALLEST_PROBABILITY = Math.ulp(1f);

    static Validation measure(
            ExecutionPlan plan,
            LabelledImages images,
            int classes,
            ImageContract contract,
            int batchSize,
            int workers,
            BadImages badImages) {
        float[][] probabilities = new Predictor(
                        plan, contract, batchSize, workers, TestTimeAugmentation.NONE, badImages)
                .probabilities(images, classes);
        double loss = 0;
        int correct = 0;
        int read = 0;
        for (int image = 0; image < probabilities.length; image++) {
            float[] row = probabilities[image];
            if (row == null) {
                continue;
            }
            read++;
            // a NaN must come through: it is how a diverged network shows
            double labelled = row[images.label(image)];
            loss -= Math.log(Double.isNaN(labelled) ? labelled : Math.max(labelled, SMALLEST_PROBABILITY));
            correct += largest(row) == images.label(image) ? 1 : 0;
        }
        if (read == 0) {
            throw UserException.failed("none of the " + images.size() + " images of the validation could be read");
        }
        return new Validation(loss / read, (double) correct / read);
    }

    private static int largest(float[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[largest]) {
                largest = i;
            }
        }
        return largest;
    }
}
