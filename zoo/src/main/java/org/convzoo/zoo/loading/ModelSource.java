package org.convzoo.zoo.loading;

import java.nio.FloatBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.FloatPointer;
import org.convzoo.configs.UserException;
import org.convzoo.engine.layers.ShiftOnlyBatchNormalization;
import org.convzoo.zoo.tensors.TensorEntry;
import org.convzoo.zoo.tensors.TensorFile;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The arrays of a model of Deeplearning4j, named as PyTorch would name them: {@code block1_conv1.weight}. All of them are
 * in memory, because the file has them in one.
 *
 * @param description path of the file
 * @param parameters the memory of all arrays
 * @param arrays by name
 */
record ModelSource(String description, INDArray parameters, Map<String, ModelArray> arrays) implements ParameterSource {

    private static final String CONFIGURATION = "configuration.json";
    private static final String PARAMETERS = "coefficients.bin";

    private static final Map<String, String> NAMES = Map.of(
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

    static boolean isModel(TensorFile file) {
        List<TensorEntry> entries = file.entries();
        return file.metadata().containsKey(CONFIGURATION)
                && entries.size() == 1
                && entries.get(0).name().equals(PARAMETERS);
    }

    /** @throws UserException if the file's network cannot be understood, or has another number of parameters */
    static ModelSource of(String description, TensorFile file) {
        long elements = file.entries().get(0).elements();
        INDArray parameters = Nd4j.createUninitializedDetached(DataType.FLOAT, 1, elements);
        Map<String, ModelArray> arrays;
        try {
            String configuration = Objects.requireNonNull(file.metadata().get(CONFIGURATION));
            arrays = configuration.contains("\"vertices\"")
                    ? graph(configuration, parameters)
                    : chain(configuration, parameters);
        } catch (RuntimeException foreign) {
            parameters.close();
            throw UserException.failed(
                    description + " is no model that Deeplearning4j 1.0.0-M2.1 understands: "
                            + String.valueOf(foreign.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("")
                            + "; load it with the release that saved it and save it with that one",
                    foreign);
        }
        file.read(
                PARAMETERS,
                new FloatPointer(parameters.data().addressPointer())
                        .capacity(elements)
                        .asBuffer());
        return new ModelSource(description, parameters, Collections.unmodifiableMap(arrays));
    }

    private static Map<String, ModelArray> graph(String configuration, INDArray parameters) {
        ComputationGraph graph = new ComputationGraph(ComputationGraphConfiguration.fromJson(configuration));
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

    /** Layers that nobody named are called by their places. */
    private static Map<String, ModelArray> chain(String configuration, INDArray parameters) {
        MultiLayerNetwork network = new MultiLayerNetwork(MultiLayerConfiguration.fromJson(configuration));
        network.init(parameters, false);
        Map<String, ModelArray> arrays = new LinkedHashMap<>();
        for (int i = 0; i < network.getnLayers(); i++) {
            Layer layer = network.getLayer(i);
            String name = Objects.requireNonNullElse(layer.conf().getLayer().getLayerName(), "layer" + i);
            add(layer, name, network.getLayerWiseConfigurations().getInputPreProcess(i), arrays);
        }
        return arrays;
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

    @Override
    public Map<String, List<Long>> shapes() {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        arrays.forEach((name, array) -> shapes.put(name, array.shape()));
        return shapes;
    }

    @Override
    public boolean isLogarithm(String name) {
        return array(name).isLogarithm();
    }

    @Override
    public void read(String name, FloatBuffer into) {
        array(name).read(into);
    }

    @Override
    public void close() {
        parameters.close();
    }

    private ModelArray array(String name) {
        return Objects.requireNonNull(arrays.get(name), name);
    }
}
