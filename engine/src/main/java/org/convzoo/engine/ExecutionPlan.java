package org.convzoo.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convzoo.engine.onednn.CompiledGraph;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runs one {@link ComputationGraph}: optimisation steps and predictions.
 *
 * <p>The update rule and the regularisation are those that the graph's layers are configured with. A plan may keep
 * parameters in a layout of its own: call {@link #synchronise()} before reading them from the graph. Not thread-safe;
 * whoever opens a plan closes it.
 */
public sealed interface ExecutionPlan extends AutoCloseable permits Dl4jPlan, OneDnnPlan {

    /** The fastest plan for this graph on this machine, in float32. */
    static ExecutionPlan open(ComputationGraph graph) {
        return open(graph, Precision.FLOAT32);
    }

    /**
     * The fastest plan for this graph on this machine.
     *
     * @throws org.convzoo.configs.UserException when the processor has no instructions for this precision
     */
    static ExecutionPlan open(ComputationGraph graph, Precision precision) {
        return open(graph, precision, UpdateOptions.none());
    }

    /**
     * The fastest plan for this graph on this machine.
     *
     * @param options what its steps do beside the optimizer's rule
     * @throws org.convzoo.configs.UserException when the processor has no instructions for this precision
     */
    static ExecutionPlan open(ComputationGraph graph, Precision precision, UpdateOptions options) {
        return Plans.open(graph, precision, options);
    }

    /** Deeplearning4j's own road, which runs every graph. */
    static ExecutionPlan dl4j(ComputationGraph graph) {
        return dl4j(graph, UpdateOptions.none());
    }

    /** The same with steps that do more than the optimizer's rule. */
    static ExecutionPlan dl4j(ComputationGraph graph, UpdateOptions options) {
        return new Dl4jPlan(graph, options);
    }

    /** Deeplearning4j's names of the layers that the fast plan compiles; all others run through it in the middle of a step. */
    static List<String> compiledLayers() {
        return CompiledGraph.compiledLayers();
    }

    /**
     * One optimisation step: forward, backward, update. Batches that were {@linkplain #accumulate accumulated} before
     * are part of it: the update is that of one batch of all their images, but for batch normalization, which sees each
     * by itself.
     *
     * @param features {@code [N, C, H, W]}
     * @param labels {@code [N, K]}, given to every output of the graph; rows are usually one-hot, but any will do
     * @param learningRate replaces the configured rate for this step; AdaDelta, which has none, has its update
     *     multiplied by it
     * @param stepSeed decides this step's dropout
     */
    StepResult step(INDArray features, INDArray labels, double learningRate, long stepSeed);

    /**
     * What steps from now on keep of those before them: of the velocity, or of Adam's mean (beta1). Other optimizers have
     * nothing of the kind.
     *
     * @param momentum at least 0, below 1
     */
    void setMomentum(double momentum);

    /**
     * Forward and backward: the gradients are kept for the next step. Running statistics move. Only for a plan that was
     * opened so that it {@linkplain UpdateOptions#accumulates accumulates}.
     */
    StepResult accumulate(INDArray features, INDArray labels, long stepSeed);

    /**
     * Moves the {@linkplain UpdateOptions#averages averages} towards the parameters.
     *
     * @param decay share of the averages that stays; 0 makes them equal to the parameters
     */
    void average(double decay);

    /**
     * The parameters become their averages and the averages become them, to the bit; done again, all is as it was.
     */
    void exchangeAverages();

    /**
     * Moves the running statistics of batch normalization towards those of a batch, and nothing else, for weights that
     * were not trained but averaged.
     *
     * @param decay share of the statistics that stays; n / (n + 1) after n batches makes them means over the batches
     */
    void moveStatistics(INDArray features, INDArray labels, long stepSeed, double decay);

    /**
     * What the first output says in inference mode: {@code [N, K]}, valid until the next call.
     *
     * @param features {@code [N, C, H, W]}
     */
    INDArray output(INDArray features);

    /**
     * What layers put out in inference mode, without what lies above them being computed: for an image, {@code [C, H, W]}
     * of a map and {@code [F]} of a vector.
     *
     * @param features {@code [N, C, H, W]}
     * @param layers names of vertices of the graph
     * @return float32, row by row, in the order of the names; valid until the next call
     * @throws IllegalArgumentException if the graph has no such vertex
     */
    List<INDArray> activations(INDArray features, List<String> layers);

    /** Brings the graph's own parameters, statistics and optimizer state up to date. */
    void synchronise();

    /**
     * Another plan for predictions, for another thread, over this plan's parameters. It is closed before this one, and
     * neither predicts while this one takes a step.
     */
    ExecutionPlan share();

    /**
     * What the plan will hold once it has run such batches. Asking compiles a program and lays out its parameters, but
     * runs nothing and takes no working memory.
     *
     * @param shape of the features: {@code [N, C, H, W]}
     * @param training whether for steps or for predictions
     * @return empty where only running it would tell
     */
    Optional<PlanMemory> memory(long[] shape, boolean training);

    /**
     * The same for {@link #activations}.
     *
     * @param layers whose outputs are asked for
     */
    Optional<PlanMemory> memory(long[] shape, List<String> layers);

    /** Nanoseconds that each piece of work has taken since its program was made; empty where nobody measures. */
    Map<String, Long> profile();

    @Override
    void close();

    /**
     * What a step found, before its update.
     *
     * @param loss mean over the batch, L1 and L2 terms included
     * @param correct images of the batch whose largest output is their label's
     */
    record StepResult(double loss, int correct) {}
}
