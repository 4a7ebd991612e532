package org.convzoo.training;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.UserException;
import org.convzoo.data.BadImages;
import org.convzoo.data.Batch;
import org.convzoo.data.BatchStream;
import org.convzoo.data.EpochOrder;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.Pass;
import org.convzoo.data.Selection;
import org.convzoo.data.TestTimeAugmentation;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.evaluation.Predictions;
import org.jspecify.annotations.Nullable;

/** Asks a network about images, a batch at a time; the images of the next batches are decoded meanwhile. */
final class Predictor {

    private final BatchOutputs outputs;
    private final ImageContract contract;
    private final int batchSize;
    private final int workers;
    private final TestTimeAugmentation views;
    private final BadImages badImages;
    private final StopSignal stop;

    /**
     * @param views of each image that are averaged
     * @param badImages decides what becomes of images that cannot be read
     */
    Predictor(
            ExecutionPlan plan,
            ImageContract contract,
            int batchSize,
            int workers,
            TestTimeAugmentation views,
            BadImages badImages) {
        this(BatchOutputs.of(plan), contract, batchSize, workers, views, badImages);
    }

    /** @param outputs what is averaged over the views */
    Predictor(
            BatchOutputs outputs,
            ImageContract contract,
            int batchSize,
            int workers,
            TestTimeAugmentation views,
            BadImages badImages) {
        this(outputs, contract, batchSize, workers, views, badImages, new StopSignal());
    }

    private Predictor(
            BatchOutputs outputs,
            ImageContract contract,
            int batchSize,
            int workers,
            TestTimeAugmentation views,
            BadImages badImages,
            StopSignal stop) {
        this.outputs = outputs;
        this.contract = contract;
        this.batchSize = batchSize;
        this.workers = workers;
        this.views = views;
        this.badImages = badImages;
        this.stop = stop;
    }

    /** The same, which looks between two batches whether it is to go on. */
    Predictor until(StopSignal other) {
        return new Predictor(outputs, contract, batchSize, workers, views, badImages, other);
    }

    /** Is told the probabilities of one image. */
    interface Answers {
        /** @param probabilities of every class, {@code [K]} */
        void add(int index, float[] probabilities);
    }

    /**
     * Asks about every image in turn.
     *
     * @throws CancellationException if it is not to go on
     */
    void predict(LabelledImages images, int classes, Answers answers) {
        Pass pass = Pass.of(images, classes, contract, batchSize, EpochOrder.sequential(images.size()))
                .withViews(views)
                .withBadImages(badImages);
        MeanOfViews mean = new MeanOfViews(views.size(), answers);
        try (BatchStream stream = BatchStream.open(pass, workers)) {
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                float[][] rows = outputs.of(batch.features());
                for (int row = 0; row < batch.size(); row++) {
                    mean.add(batch.indices()[row], rows[row]);
                }
                if (stop.isRaised()) {
                    throw new CancellationException();
                }
            }
        }
    }

    /** Averages the answers about the views of an image, which follow each other. */
    private static final class MeanOfViews {
        private final int views;
        private final Answers answers;
        private float[] sum = new float[0];
        private int added;

        MeanOfViews(int views, Answers answers) {
            this.views = views;
            this.answers = answers;
        }

        void add(int index, float[] probabilities) {
            if (added == 0) {
                sum = probabilities;
            } else {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += probabilities[i];
                }
            }
            added++;
            if (added == views) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] /= views;
                }
                answers.add(index, sum);
                added = 0;
            }
        }
    }

    /** The probability of every class for every image: {@code [N][K]}, null for images that were left out. */
    @Nullable
    float[][] probabilities(LabelledImages images, int classes) {
        float[][] probabilities = new float[images.size()][];
        predict(images, classes, (index, row) -> probabilities[index] = row);
        return probabilities;
    }

    /**
     * The probabilities beside the labels, which count in the network's outputs, of the images that could be read.
     *
     * @throws UserException if none could
     */
    TestResult test(LabelledImages images, List<String> labels) {
        float[][] probabilities = probabilities(images, labels.size());
        int[] kept = IntStream.range(0, images.size())
                .filter(index -> probabilities[index] != null)
                .toArray();
        if (kept.length == 0) {
            throw UserException.failed("none of the " + images.size() + " images of the test could be read");
        }
        Selection read = new Selection(images, kept);
        return new TestResult(
                read,
                new Predictions(
                        labels,
                        IntStream.range(0, kept.length).mapToObj(read::id).toList(),
                        IntStream.range(0, kept.length).map(read::label).toArray(),
                        IntStream.of(kept)
                                .mapToObj(index -> probabilities[index])
                                .toArray(float[][]::new)));
    }
}
