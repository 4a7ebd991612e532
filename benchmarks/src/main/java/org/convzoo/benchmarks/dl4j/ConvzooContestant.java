package org.convzoo.benchmarks.dl4j;

import java.util.Map;
import org.convzoo.benchmarks.trial.Measurement;
import org.convzoo.benchmarks.trial.Subject;
import org.convzoo.benchmarks.trial.Trial;
import org.convzoo.benchmarks.trial.Work;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.Momentum;
import org.convzoo.engine.NativeRuntime;
import org.convzoo.engine.Precision;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** This project's engine. */
final class ConvzooContestant implements Subject {

    private final Work work;
    private final ComputationGraph graph;
    private final ExecutionPlan plan;
    private final Arrays batch;
    private long step;

    private ConvzooContestant(Trial trial, Precision precision) {
        work = trial.work();
        graph = Graphs.build(trial.network(), Momentum.classical(Trial.LEARNING_RATE, Trial.MOMENTUM));
        plan = ExecutionPlan.open(graph, precision);
        batch = Arrays.of(trial.network());
    }

    /**
     * Measures in this process.
     *
     * @param arguments a precision, then a trial's
     */
    public static void main(String[] arguments) {
        Precision precision = Precision.valueOf(arguments[0]);
        Trial trial = Trial.parse(java.util.Arrays.copyOfRange(arguments, 1, arguments.length));
        NativeRuntime.start(Map.of("CONVZOO_THREADS", Integer.toString(trial.threads())));
        try (Subject subject = new ConvzooContestant(trial, precision)) {
            Measurement.print(trial, Archives.of(org.bytedeco.dnnl.engine.class), subject);
        }
    }

    @Override
    public long parameters() {
        return Graphs.trainableParameters(graph);
    }

    @Override
    public double step() {
        return switch (work) {
            case TRAINING ->
                plan.step(batch.features(), batch.labels(), Trial.LEARNING_RATE, step++)
                        .loss();
            case INFERENCE -> plan.output(batch.features()).getDouble(0);
        };
    }

    @Override
    public void close() {
        plan.close();
    }
}
