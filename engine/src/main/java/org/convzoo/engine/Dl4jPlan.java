package org.convzoo.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.IUpdater;

/** Deeplearning4j's own road, for every graph it can run. */
final class Dl4jPlan implements ExecutionPlan {

    private final ComputationGraph graph;
    private final UpdateOptions options;
    private final Dl4jGradients gradients;
    private final CountCorrect countCorrect = new CountCorrect();

    Dl4jPlan(ComputationGraph graph) {
        this(graph, UpdateOptions.none());
    }

    Dl4jPlan(ComputationGraph graph, UpdateOptions options) {
        this.graph = graph;
        this.options = options;
        this.gradients = new Dl4jGradients(graph, options);
        graph.setListeners(countCorrect);
    }

    @Override
    public StepResult step(INDArray features, INDArray labels, double learningRate, long stepSeed) {
        StepResult found = findGradients(features, labels, stepSeed);
        update(gradients.takeCollected((int) features.size(0)), learningRate);
        return found;
    }

    @Override
    public void setMomentum(double momentum) {
        Momentum.set(graph, momentum);
    }

    @Override
    public StepResult accumulate(INDArray features, INDArray labels, long stepSeed) {
        StepResult found = findGradients(features, labels, stepSeed);
        gradients.collect((int) features.size(0));
        return found;
    }

    @Override
    public void moveStatistics(INDArray features, INDArray labels, long stepSeed, double decay) {
        Map<BatchNormalization, Double> own = new IdentityHashMap<>();
        for (Layer layer : graph.getLayers()) {
            if (layer.conf().getLayer() instanceof BatchNormalization normalization) {
                own.put(normalization, normalization.getDecay());
                normalization.setDecay(decay);
            }
        }
        try {
            findGradients(features, labels, stepSeed);
            gradients.moveStatistics();
        } finally {
            own.forEach(BatchNormalization::setDecay);
        }
    }

    @Override
    public void average(double decay) {
        averages().move(decay, Set.of());
    }

    @Override
    public void exchangeAverages() {
        averages().exchange(Set.of());
    }

    private WeightAverages averages() {
        return Objects.requireNonNull(options.averages(), "this plan was opened without averages");
    }

    private StepResult findGradients(INDArray features, INDArray labels, long stepSeed) {
        Nd4j.getRandom().setSeed(stepSeed);
        INDArray[] everyOutputsLabels = new INDArray[graph.getNumOutputArrays()];
        Arrays.fill(everyOutputsLabels, labels);
        graph.setInputs(features);
        graph.setLabels(everyOutputsLabels);
        countCorrect.labels = labels;

        graph.computeGradientAndScore();
        graph.clearLayersStates();
        graph.clear();
        return new StepResult(graph.score() + gradients.penalty(), countCorrect.correct);
    }

    private void update(int batchSize, double learningRate) {
        for (UpdaterBlock block : graph.getUpdater().getUpdaterBlocks()) {
            IUpdater updater = block.getGradientUpdater().getConfig();
            if (updater.hasLearningRate()) {
                updater.setLrAndSchedule(learningRate, null);
            }
        }
        gradients.prepare(batchSize);
        ComputationGraphConfiguration configuration = graph.getConfiguration();
        int iteration = configuration.getIterationCount();
        graph.getUpdater()
                .update(
                        graph.gradient(),
                        iteration,
                        configuration.getEpochCount(),
                        batchSize,
                        LayerWorkspaceMgr.noWorkspaces());
        if (learningRate != 1) {
            for (UpdaterBlock block : graph.getUpdater().getUpdaterBlocks()) {
                if (block.getGradientUpdater().getConfig() instanceof AdaDelta) {
                    block.getGradientView().muli(learningRate);
                }
            }
        }
        gradients.scaleUpdates();
        gradients.decay(learningRate);
        INDArray gradient = graph.getFlattenedGradients();
        graph.params().subi(gradient.reshape(graph.params().shape()));
        configuration.setIterationCount(iteration + 1);
    }

    @Override
    public INDArray output(INDArray features) {
        return graph.output(false, features)[0];
    }

    @Override
    public List<INDArray> activations(INDArray features, List<String> layers) {
        Plans.requireVertices(graph, layers);
        graph.setInput(0, features);
        Map<String, INDArray> found = new HashMap<>();
        for (int index : graph.topologicalSortOrder()) {
            if (!found.keySet().containsAll(layers)) {
                GraphVertex vertex = graph.getVertices()[index];
                found.put(vertex.getVertexName(), vertex.isInputVertex() ? features : forward(vertex, found));
            }
        }
        graph.clearLayersStates();
        graph.clear();
        return layers.stream().map(layer -> found.get(layer).dup('c')).toList();
    }

    /** The graph's own pass lets activation layers write over their input, which may be what was asked for. */
    private INDArray forward(GraphVertex vertex, Map<String, INDArray> found) {
        List<String> inputs = graph.getConfiguration().getVertexInputs().get(vertex.getVertexName());
        for (int i = 0; i < inputs.size(); i++) {
            vertex.setInput(i, found.get(inputs.get(i)).dup(), LayerWorkspaceMgr.noWorkspaces());
        }
        return vertex.doForward(false, LayerWorkspaceMgr.noWorkspaces());
    }

    @Override
    public void synchronise() {
        // the graph's own arrays are what this plan works on
    }

    @Override
    public ExecutionPlan share() {
        return new Dl4jPlan(graph.clone());
    }

    @Override
    public Optional<PlanMemory> memory(long[] shape, boolean training) {
        return Optional.empty();
    }

    @Override
    public Optional<PlanMemory> memory(long[] shape, List<String> layers) {
        return Optional.empty();
    }

    @Override
    public Map<String, Long> profile() {
        return Map.of();
    }

    @Override
    public void close() {
        graph.setListeners();
    }

    /** Deeplearning4j frees the activations before a step returns, so they are looked at while it runs. */
    private static final class CountCorrect extends BaseTrainingListener {
        private @Nullable INDArray labels;
        private int correct;

        @Override
        public void onBackwardPass(Model model) {
            Layer output = ((ComputationGraph) model).getOutputLayer(0);
            INDArray probabilities = output.activate(false, LayerWorkspaceMgr.noWorkspaces());
            INDArray expected = Objects.requireNonNull(labels);
            correct = probabilities
                    .argMax(1)
                    .eq(expected.argMax(1))
                    .castTo(org.nd4j.linalg.api.buffer.DataType.INT32)
                    .sumNumber()
                    .intValue();
        }

        @Override
        public void onForwardPass(Model model, Map<String, INDArray> activations) {
            // the output layers are not among these activations
        }
    }
}
