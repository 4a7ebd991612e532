package org.convzoo.training;

import java.util.Map;
import java.util.Optional;
import org.convzoo.configs.RunConfig;
import org.convzoo.engine.UpdateOptions;
import org.convzoo.engine.WeightAverages;
import org.convzoo.zoo.adaptation.TrainedLayers;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.assembly.Learning;
import org.convzoo.zoo.blueprint.Blueprint;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a phase trains of a run's network: the whole of it, some layers of it with the others frozen, or the part behind the
 * frozen layers, which then sees what they put out.
 */
final class PhaseNetwork implements AutoCloseable {

    private final Phase phase;
    private final Network whole;
    private final Network trained;
    private final Map<String, Double> rateFactors;
    private final Optional<String> cut;

    private PhaseNetwork(
            Phase phase, Network whole, Network trained, Map<String, Double> rateFactors, Optional<String> cut) {
        this.phase = phase;
        this.whole = whole;
        this.trained = trained;
        this.rateFactors = rateFactors;
        this.cut = cut;
    }

    /**
     * The network of a run's phase.
     *
     * @param blueprint of the whole network
     * @param cut the last of the frozen layers if what it puts out is the input; empty if images are
     */
    static PhaseNetwork of(RunConfig config, Phase phase, Network whole, Blueprint blueprint, Optional<String> cut) {
        if (config.transfer() == null) {
            return new PhaseNetwork(phase, whole, whole, Map.of(), Optional.empty());
        }
        TrainedLayers layers = phase.layersOf(blueprint);
        Learning learning = Optimizers.learning(phase.training());
        Map<String, Double> factors = layers.rateFactors(phase.config().layerwiseDecay());
        ComputationGraph graph;
        if (cut.isPresent()) {
            // beside what learns there may be frozen layers that do not lie below the cut, as in a block of several
            // branches
            graph = GraphAssembler.assembleUnset(blueprint.behind(cut.get()), learning, config.seed(), layers.frozen());
            copy(whole.graph(), graph);
        } else {
            graph = GraphAssembler.assemble(
                    blueprint,
                    learning,
                    config.seed(),
                    layers.frozen(),
                    whole.graph().params());
        }
        return new PhaseNetwork(phase, whole, new Network(graph, whole.contract(), whole.labels()), factors, cut);
    }

    /** Gives the second graph's layers the parameters of the first one's, of those that both have. */
    private static void copy(ComputationGraph from, ComputationGraph to) {
        for (Layer layer : from.getLayers()) {
            String name = layer.conf().getLayer().getLayerName();
            // a graph that is asked for a layer that it has not fails
            if (to.getConfiguration().getVertices().containsKey(name)) {
                Layer same = to.getLayer(name);
                layer.paramTable(false)
                        .forEach((key, array) -> same.getParam(key).assign(array));
            }
        }
    }

    Phase phase() {
        return phase;
    }

    /** The whole network of the run. */
    Network whole() {
        return whole;
    }

    /** The graph that learns, with the contract of the whole network. */
    Network trained() {
        return trained;
    }

    ComputationGraph graph() {
        return trained.graph();
    }

    /** The last frozen layer if what it puts out is the graph's input. */
    Optional<String> cut() {
        return cut;
    }

    /** What the optimizer's steps are made of. */
    UpdateOptions updates(@Nullable WeightAverages averages) {
        return Optimizers.options(phase.training(), rateFactors, averages);
    }

    /** Writes what was learned into the whole network. */
    void bringHome() {
        if (cut.isPresent()) {
            copy(graph(), whole.graph());
        }
    }

    /** Frees what the whole network does not share. */
    @Override
    public void close() {
        if (trained == whole) {
            return;
        }
        free(graph().getFlattenedGradients());
        if (graph().getUpdater(false) != null) {
            free(graph().getUpdater(false).getStateViewArray());
        }
        if (cut.isPresent()) {
            free(graph().params());
        }
    }

    private static void free(@Nullable INDArray array) {
        if (array != null && array.closeable()) {
            array.close();
        }
    }
}
