package org.convzoo.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
    private final UpdateOptions options;
    private final CompiledGraph compiled;
    private @Nullable Dl4jPlan fallback;

    OneDnnPlan(ComputationGraph graph, Precision precision) {
        this(graph, precision, UpdateOptions.none());
    }

    OneDnnPlan(ComputationGraph graph, Precision precision, UpdateOptions options) {
        this(
                graph,
                options,
                new CompiledGraph(graph, Nd4j.getEnvironment().maxThreads(), precision == Precision.BFLOAT16, options));
    }

    private OneDnnPlan(ComputationGraph graph, UpdateOptions options, CompiledGraph compiled) {
        this.graph = graph;
        this.options = options;
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
    public void setMomentum(double momentum) {
        Momentum.set(graph, momentum);
    }

    @Override
    public StepResult accumulate(INDArray features, INDArray labels, long stepSeed) {
        return either(
                plan -> {
                    plan.accumulate(features, labels, stepSeed);
                    return new StepResult(plan.loss(), plan.correct());
                },
                plan -> plan.accumulate(features, labels, stepSeed));
    }

    @Override
    public void average(double decay) {
        onEither(plan -> plan.average(decay), plan -> plan.average(decay));
    }

    @Override
    public void exchangeAverages() {
        onEither(CompiledGraph::exchangeAverages, Dl4jPlan::exchangeAverages);
    }

    @Override
    public void moveStatistics(INDArray features, INDArray labels, long stepSeed, double decay) {
        onEither(
                plan -> plan.moveStatistics(features, labels, stepSeed, decay),
                plan -> plan.moveStatistics(features, labels, stepSeed, decay));
    }

    private void onEither(Consumer<CompiledGraph> fast, Consumer<Dl4jPlan> slow) {
        either(
                plan -> {
                    fast.accept(plan);
                    return true;
                },
                plan -> {
                    slow.accept(plan);
                    return true;
                });
    }

    @Override
    public INDArray output(INDArray features) {
        return either(plan -> plan.output(features), plan -> plan.output(features));
    }

    @Override
    public List<INDArray> activations(INDArray features, List<String> layers) {
        Plans.requireVertices(graph, layers);
        return either(plan -> plan.activations(features, layers), plan -> plan.activations(features, layers));
    }

    private <R> R either(Function<CompiledGraph, R> fast, Function<Dl4jPlan, R> slow) {
        if (fallback == null) {
            try {
                return fast.apply(compiled);
            } catch (UnsupportedGraphException reason) {
                LOG.warn("Deeplearning4j runs this graph, slowly, because {}", reason.getMessage());
                compiled.synchronise();
                // Deeplearning4j's layers remember their inputs, so each thread needs a graph of its own
                fallback = new Dl4jPlan(compiled.isShared() ? graph.clone() : graph, options);
            }
        }
        return slow.apply(fallback);
    }

    @Override
    public ExecutionPlan share() {
        return fallback == null ? new OneDnnPlan(graph, options, compiled.share()) : fallback.share();
    }

    @Override
    public Optional<PlanMemory> memory(long[] shape, boolean training) {
        return either(plan -> Optional.of(plan.memory(shape, training)), plan -> plan.memory(shape, training));
    }

    @Override
    public Optional<PlanMemory> memory(long[] shape, List<String> layers) {
        Plans.requireVertices(graph, layers);
        return either(plan -> Optional.of(plan.memory(shape, layers)), plan -> plan.memory(shape, layers));
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
