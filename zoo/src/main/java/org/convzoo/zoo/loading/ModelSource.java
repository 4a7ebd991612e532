package org.convzoo.zoo.loading;

import java.nio.FloatBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.bytedeco.javacpp.FloatPointer;
import org.convzoo.configs.UserException;
import org.convzoo.engine.NativeRuntime;
import org.convzoo.zoo.tensors.TensorEntry;
import org.convzoo.zoo.tensors.TensorFile;
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

    static boolean isModel(TensorFile file) {
        List<TensorEntry> entries = file.entries();
        return file.metadata().containsKey(CONFIGURATION)
                && entries.size() == 1
                && entries.get(0).name().equals(PARAMETERS);
    }

    /** Starts the native side, limits and threads included, if the file is a model, whose arrays are ND4J's. */
    static void prepare(TensorFile file, Map<String, String> environment) {
        if (isModel(file)) {
            NativeRuntime.start(environment);
        }
    }

    /**
     * Takes no memory before the file's network is understood and found to have as many parameters as the file.
     *
     * @throws UserException if the file's network cannot be understood, or has another number of parameters
     */
    static ModelSource of(String description, TensorFile file) {
        long elements = file.entries().get(0).elements();
        String configuration = Objects.requireNonNull(file.metadata().get(CONFIGURATION));
        ModelNetwork network = understood(description, () -> ModelNetwork.of(configuration));
        long needed = understood(description, network::parameters);
        if (needed != elements) {
            throw UserException.failed(String.format(
                    Locale.ROOT,
                    "%s is damaged: its network has %,d parameters, and %,d are in the file; fetch it again",
                    description,
                    needed,
                    elements));
        }
        INDArray parameters = Nd4j.createUninitializedDetached(DataType.FLOAT, 1, elements);
        try {
            Map<String, ModelArray> arrays = understood(description, () -> network.arrays(parameters));
            file.read(
                    PARAMETERS,
                    new FloatPointer(parameters.data().addressPointer())
                            .capacity(elements)
                            .asBuffer());
            return new ModelSource(description, parameters, Collections.unmodifiableMap(arrays));
        } catch (RuntimeException failure) {
            parameters.close();
            throw failure;
        }
    }

    /** A document may ask for classes that do not exist, and be nested deeper than any parser follows. */
    private static <T> T understood(String description, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RuntimeException | StackOverflowError | LinkageError foreign) {
            throw UserException.failed(
                    description + " is no model that Deeplearning4j 1.0.0-M2.1 understands: "
                            + String.valueOf(foreign.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("")
                            + "; load it with the release that saved it and save it with that one",
                    foreign);
        }
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
