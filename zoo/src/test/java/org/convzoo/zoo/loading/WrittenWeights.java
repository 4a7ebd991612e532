package org.convzoo.zoo.loading;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.ModelConfig;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.names.NamedParameter;
import org.convzoo.zoo.names.NamingConvention;
import org.convzoo.zoo.tensors.ElementType;
import org.convzoo.zoo.tensors.SafetensorsWriter;
import org.convzoo.zoo.tensors.TensorEntry;

/**
 * A safetensors file of a network with random weights, as a test needs it.
 *
 * @param prefix of every name
 * @param kept which arrays are written
 */
record WrittenWeights(
        ModelConfig model,
        NamingConvention convention,
        int classes,
        String prefix,
        Map<String, String> metadata,
        Predicate<NamedParameter> kept) {

    static WrittenWeights of(String architecture, NamingConvention convention, int classes, String... settings) {
        return new WrittenWeights(
                ConfigReader.readModel(architecture, List.of(settings)),
                convention,
                classes,
                "",
                Map.of(),
                parameter -> true);
    }

    WrittenWeights withPrefix(String text) {
        return new WrittenWeights(model, convention, classes, text, metadata, kept);
    }

    WrittenWeights withMetadata(Map<String, String> documents) {
        return new WrittenWeights(model, convention, classes, prefix, documents, kept);
    }

    WrittenWeights only(Predicate<NamedParameter> wanted) {
        return new WrittenWeights(model, convention, classes, prefix, metadata, wanted);
    }

    /** Every value is between 0.5 and 1.5, so that it can be a variance. */
    Path in(Path folder) {
        Architecture architecture = Zoo.named(model.architecture());
        List<TensorEntry> entries =
                convention
                        .names(architecture, architecture.blueprint(model, classes))
                        .orElseThrow()
                        .parameters()
                        .stream()
                        .filter(kept)
                        .map(parameter ->
                                new TensorEntry(prefix + parameter.name(), ElementType.F32, parameter.shape()))
                        .toList();
        Path file = folder.resolve("weights-" + model.architecture());
        SafetensorsWriter.write(file, entries, metadata, (name, into) -> fill(name.substring(prefix.length()), into));
        return file;
    }

    /** The values of an array, by its name without the prefix. */
    static void fill(String name, FloatBuffer into) {
        Random random = new Random(name.hashCode());
        while (into.hasRemaining()) {
            into.put(0.5f + random.nextFloat());
        }
    }
}
