package org.convzoo.zoo.loading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.convzoo.engine.layers.ShiftOnlyBatchNormalization;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the configuration in a model of Deeplearning4j describes. Whatever is foreign in it throws what it likes. */
sealed interface ModelNetwork {

    Map<String, String> NAMES = Map.of(
            "W",
            "weight",
            "b",
            "bias",
            BatchNormalizationParamInitializer.GAMMA,
            "weight",
            BatchNormalizationParamInitializer.BETA,
            "bias",
            BatchNormalizationParamInitializer.GLOBAL_MEAN,
            "running_mean",
            BatchNormalizationParamInitializer.GLOBAL_VAR,
            "running_var",
            BatchNormalizationParamInitializer.GLOBAL_LOG_STD,
            "running_var");

    /** @param configuration as JSON */
    static ModelNetwork of(String configuration) {
        return configuration.contains("\"vertices\"")
                ? new Graph(ComputationGraphConfiguration.fromJson(configuration))
                : new Chain(MultiLayerConfiguration.fromJson(configuration));
    }

    /** How many there are; it takes no memory to find out. */
    long parameters();

    /**
     * Views of all parameters, by name.
     *
     * @param parameters as many as {@link #parameters()} says
     */
    Map<String, ModelArray> arrays(INDArray parameters);

    /** Any graph. */
    record Graph(ComputationGraphConfiguration configuration) implements ModelNetwork {

        @Override
        public long parameters() {
            return configuration.getVertices().values().stream()
                    .mapToLong(vertex -> vertex.numParams(true))
                    .reduce(0, Math::addExact);
        }

        @Override
        public Map<String, ModelArray> arrays(INDArray parameters) {
            ComputationGraph graph = new ComputationGraph(configuration);
            graph.init(parameters, false);
            Map<String, ModelArray> arrays = new LinkedHashMap<>();
            for (Layer layer : graph.getLayers()) {
                String name = layer.conf().getLayer().getLayerName();
                LayerVertex vertex =
                        (LayerVertex) graph.getConfiguration().getVertices().get(name);
                add(layer, name, vertex.getPreProcessor(), arrays);
            }
            return arrays;
        }
    }

    /** A chain of layers; those that nobody named are called by their places. */
    record Chain(MultiLayerConfiguration configuration) implements ModelNetwork {

        @Override
        public long parameters() {
            return configuration.getConfs().stream()
                    .mapToLong(layer -> layer.getLayer().initializer().numParams(layer))
                    .reduce(0, Math::addExact);
        }

        @Override
        public Map<String, ModelArray> arrays(INDArray parameters) {
            MultiLayerNetwork network = new MultiLayerNetwork(configuration);
            network.init(parameters, false);
            Map<String, ModelArray> arrays = new LinkedHashMap<>();
            for (int i = 0; i < network.getnLayers(); i++) {
                Layer layer = network.getLayer(i);
                String name = Objects.requireNonNullElse(layer.conf().getLayer().getLayerName(), "layer" + i);
                add(layer, name, network.getLayerWiseConfigurations().getInputPreProcess(i), arrays);
            }
            return arrays;
        }
    }

    private static void add(
            Layer layer, String name, @Nullable InputPreProcessor before, Map<String, ModelArray> arrays) {
        layer.paramTable(false).forEach((key, array) -> {
            boolean isFixed = layer.conf().getLayer() instanceof ShiftOnlyBatchNormalization
                    && key.equals(BatchNormalizationParamInitializer.GAMMA);
            if (!isFixed) {
                arrays.put(name + "." + NAMES.getOrDefault(key, key), ModelArray.of(key, array, before));
            }
        });
    }
}
