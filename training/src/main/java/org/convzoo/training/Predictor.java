package org.convzoo.training;

import java.util.List;
import java.util.stream.IntStream;
import org.convzoo.configs.ImageContract;
import org.convzoo.data.Batch;
import org.convzoo.data.BatchStream;
import org.convzoo.data.EpochOrder;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.Pass;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.evaluation.Predictions;

/** Asks a network about images, a batch at a time; the images of the next batches are decoded meanwhile. */
final class Predictor {

    private final ExecutionPlan plan;
    private final ImageContract contract;
    private final int batchSize;
    private final int workers;

    Predictor(ExecutionPlan plan, ImageContract contract, int batchSize, int workers) {
        this.plan = plan;
        this.contract = contract;
        this.batchSize = batchSize;
        this.workers = workers;
    }

    /** Is told the probabilities of one image. */
    interface Answers {
        /** @param probabilities of every class, {@code [K]} */
        void add(int index, float[] probabilities);
    }

    /** Asks about every image in turn. */
    void predict(LabelledImages images, int classes, Answers answers) {
        Pass pass = Pass.of(images, classes, contract, batchSize, EpochOrder.sequential(images.size()));
        try (BatchStream stream = BatchStream.open(pass, workers)) {
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                float[][] rows = plan.output(batch.features()).toFloatMatrix();
                for (int row = 0; row < batch.size(); row++) {
                    answers.add(batch.indices()[row], rows[row]);
                }
            }
        }
    }

    /** The probability of every class for every image: {@code [N][K]}. */
    float[][] probabilities(LabelledImages images, int classes) {
        float[][] probabilities = new float[images.size()][];
        predict(images, classes, (index, row) -> probabilities[index] = row);
        return probabilities;
    }

    /** The probabilities beside the labels, which count in the network's outputs. */
    Predictions predictions(LabelledImages images, List<String> labels) {
        return new Predictions(
                labels,
                IntStream.range(0, images.size()).mapToObj(images::id).toList(),
                IntStream.range(0, images.size()).map(images::label).toArray(),
                probabilities(images, labels.size()));
    }
}
