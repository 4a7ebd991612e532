package org.convzoo.engine;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * What {@link UpdateOptions} ask for on Deeplearning4j's own road. Between the backward pass and the update its gradients
 * are sums over the batch, which it divides by the number of images first.
 */
final class Dl4jGradients {

    private final ComputationGraph graph;
    private final UpdateOptions options;
    private @Nullable List<Trained> trained;
    private @Nullable INDArray collected;
    private int collectedImages;

    /** @param rateFactor what the learning rate is multiplied by */
    private record Trained(ParameterRole role, double rateFactor, INDArray parameter, INDArray gradient) {}

    Dl4jGradients(ComputationGraph graph, UpdateOptions options) {
        this.graph = graph;
        this.options = options;
    }

    /** Keeps the gradients of a batch; what does not follow a gradient moves at once. */
    void collect(int images) {
        if (!options.accumulates()) {
            throw new IllegalStateException("this plan was opened without accumulation");
        }
        moveStatistics();
        INDArray sum = collected;
        if (sum == null) {
            sum = Nd4j.zeros(
                    graph.getFlattenedGradients().dataType(),
                    graph.getFlattenedGradients().shape());
            collected = sum;
        }
        sum.addi(graph.getFlattenedGradients());
        collectedImages += images;
    }

    /** Adds what was collected to the gradients and returns the number of images that they are of then. */
    int takeCollected(int images) {
        INDArray sum = collected;
        if (sum == null || collectedImages == 0) {
            return images;
        }
        moveStatistics();
        graph.getFlattenedGradients().addi(sum);
        sum.assign(0);
        int all = collectedImages + images;
        collectedImages = 0;
        return all;
    }

    /** Moves running statistics by what Deeplearning4j calls their gradients. */
    void moveStatistics() {
        for (Trained array : trained()) {
            if (array.role == ParameterRole.STATISTIC) {
                array.parameter.subi(array.gradient);
            }
            if (!array.role.learns()) {
                array.gradient.assign(0);
            }
        }
    }

    /** What the loss has beside what Deeplearning4j knows of. */
    double penalty() {
        double sum = 0;
        for (Trained array : trained()) {
            double l2 = options.decay().l2(array.role);
            if (l2 != 0) {
                double norm = array.parameter.norm2Number().doubleValue();
                sum += 0.5 * l2 * norm * norm;
            }
        }
        return sum;
    }

    /** Clips the gradients and adds those of the penalty. */
    void prepare(int images) {
        double divisor = graph.conf().isMiniBatch() ? images : 1;
        clip(options.clipping(), divisor);
        for (Trained array : trained()) {
            double l2 = options.decay().l2(array.role);
            if (l2 != 0) {
                array.gradient.addi(array.parameter.mul(l2 * divisor));
            }
        }
    }

    private void clip(GradientClipping clipping, double divisor) {
        double limit = clipping.limit() * divisor;
        List<INDArray> gradients = trained().stream()
                .filter(array -> array.role.learns())
                .map(Trained::gradient)
                .toList();
        switch (clipping.kind()) {
            case NOTHING -> {}
            case VALUE ->
                gradients.forEach(gradient ->
                        gradient.assign(Transforms.max(Transforms.min(gradient, limit, true), -limit, false)));
            case NORM -> gradients.forEach(gradient -> shorten(List.of(gradient), limit));
            case GLOBAL_NORM -> shorten(gradients, limit);
        }
    }

    private static void shorten(List<INDArray> gradients, double limit) {
        double squares = 0;
        for (INDArray gradient : gradients) {
            double norm = gradient.norm2Number().doubleValue();
            squares += norm * norm;
        }
        double norm = Math.sqrt(squares);
        if (norm > limit) {
            gradients.forEach(gradient -> gradient.muli(limit / norm));
        }
    }

    /** Gives layers that have one their own share of the update. */
    void scaleUpdates() {
        for (Trained array : trained()) {
            if (array.role.learns() && array.rateFactor != 1) {
                array.gradient.muli(array.rateFactor);
            }
        }
    }

    /** Decoupled weight decay, before the update is subtracted. */
    void decay(double learningRate) {
        for (Trained array : trained()) {
            double share = options.decay().decoupled(array.role) * learningRate * array.rateFactor;
            if (share != 0) {
                array.parameter.muli(1 - share);
            }
        }
    }

    private List<Trained> trained() {
        List<Trained> known = trained;
        if (known == null) {
            known = new ArrayList<>();
            for (UpdaterBlock block : graph.getUpdater().getUpdaterBlocks()) {
                for (UpdaterBlock.ParamState state : block.getLayersAndVariablesInBlock()) {
                    known.add(new Trained(
                            ParameterRole.of(block, state),
                            options.rateFactor(state.getLayer().getConfig().getLayerName()),
                            state.getParamView(),
                            state.getGradView()));
                }
            }
            trained = known;
        }
        return known;
    }
}
