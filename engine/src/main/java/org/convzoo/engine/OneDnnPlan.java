package org.convzoo.engine;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.convzoo.engine.onednn.CompiledGraph;
import org.convzoo.engine.onednn.UnsupportedGraphException;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A graph compiled into oneDNN primitives, with layouts kept from layer to layer and nothing allocated per step. What
 * it cannot compile it hands to Deeplearning4j before the first step, and says so.
 */
final class OneDnnPlan implements ExecutionPlan {

    private static final Logger LOG = LoggerFactory.getLogger(OneDnnPlan.class);

    private final ComputationGraph graph;
    private final CompiledGraph compiled;
    private @Nullable Dl4jPlan fallback;

    OneDnnPlan(ComputationGraph graph, Precision precision) {
        this(graph, new CompiledGraph(graph, Nd4j.getEnvironment().maxThreads(), precision == Precision.BFLOAT16));
    }

    private OneDnnPlan(ComputationGraph graph, CompiledGraph compiled) {
        this.graph = graph;
        this.compiled = compiled;
    }

    @Override
    public StepResult step(INDArray features, INDArray labels, double learningRate, long stepSeed) {
        return either(
                plan -> {
                    plan.step(features, labels, learningRate, stepSeed);
                    return new StepResult(plan.loss(), plan.correct());
                },
                plan -> plan.step(features, labels, learningRate, stepSeed));
    }

    @Override
    public INDArray output(INDArray features) {
        return either(plan -> plan.output(features), plan -> plan.output(features));
    }

    private <R> R either(Function<CompiledGraph, R> fast, Function<Dl4jPlan, R> slow) {
        if (fallback == null) {
            try {
                return fast.apply(compiled);
            } catch (UnsupportedGraphException reason) {
                LOG.warn("Deeplearning4j runs this graph, slowly, because {}", reason.getMessage());
                compiled.synchronise();
                fallback = new Dl4jPlan(graph);
            }
        }
        return slow.apply(fallback);
    }

    @Override
    public ExecutionPlan share() {
        return fallback == null ? new OneDnnPlan(graph, compiled.share()) : fallback.share();
    }

    @Override
    public Optional<PlanMemory> memory(long[] shape, boolean training) {
        return either(plan -> Optional.of(plan.memory(shape, training)), plan -> plan.memory(shape, training));
    }

    @Override
    public Map<String, Long> profile() {
        return compiled.profile();
    }

    @Override
    public void synchronise() {
        if (fallback == null) {
            compiled.synchronise();
        }
    }

    @Override
    public void close() {
        synchronise();
        compiled.close();
        if (fallback != null) {
            fallback.close();
        }
    }
}
