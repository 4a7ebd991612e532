package org.convzoo.benchmarks.dl4j;

import org.convzoo.benchmarks.trial.Measurement;
import org.convzoo.benchmarks.trial.Subject;
import org.convzoo.benchmarks.trial.Trial;
import org.convzoo.benchmarks.trial.Work;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;

/** Deeplearning4j as it comes. */
final class StockContestant implements Subject {

    private final Work work;
    private final ComputationGraph graph;
    private final INDArray[] features;
    private final INDArray[] labels;

    private StockContestant(Trial trial) {
        work = trial.work();
        // it has no classical momentum; this reads and writes as much
        graph = Graphs.build(trial.network(), new Nesterovs(Trial.LEARNING_RATE, Trial.MOMENTUM));
        Arrays batch = Arrays.of(trial.network());
        features = new INDArray[] {batch.features()};
        labels = new INDArray[] {batch.labels()};
    }

    /**
     * Measures in this process.
     *
     * @param arguments a trial's
     */
    public static void main(String[] arguments) {
        Trial trial = Trial.parse(arguments);
        try (Subject subject = new StockContestant(trial)) {
            Measurement.print(
                    trial, Archives.of(ComputationGraph.class, Nd4j.getBackend().getClass()), subject);
        }
    }

    @Override
    public long parameters() {
        return Graphs.trainableParameters(graph);
    }

    @Override
    public double step() {
        return switch (work) {
            case TRAINING -> {
                graph.fit(features, labels);
                yield graph.score();
            }
            case INFERENCE -> graph.output(features)[0].getDouble(0);
        };
    }

    @Override
    public void close() {
        graph.close();
    }
}
