package org.convzoo.zoo.loading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.names.LayerParameter;
import org.convzoo.zoo.names.NamedParameter;
import org.convzoo.zoo.names.NamingConvention;
import org.convzoo.zoo.names.ParameterNames;
import org.convzoo.zoo.tensors.ElementType;
import org.convzoo.zoo.tensors.SafetensorsWriter;
import org.convzoo.zoo.tensors.TensorEntry;
import org.convzoo.zoo.tensors.TensorFile;

/**
 * What became of a file of weights.
 *
 * @param arrays that were written
 * @param values in all of them
 */
public record Conversion(int arrays, long values) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Writes the weights of a file as safetensors, 32-bit floats, with the image contract and the labels beside them. One
     * array is in memory at a time, and none of its values changes.
     *
     * @param model that the file is for
     * @param convention whose names and shapes the arrays get
     * @param output gets its name when it is whole
     * @param environment variables that steer the native side, which models of Deeplearning4j need
     * @throws UserException if the file is for another network, or nobody who follows the convention has the network
     */
    public static Conversion toSafetensors(
            ModelConfig model,
            WeightFile file,
            NamingConvention convention,
            Path output,
            Map<String, String> environment) {
        try (TensorFile tensors = TensorFile.open(file.path())) {
            ModelSource.prepare(tensors, environment);
            return toSafetensors(model, file, tensors, convention, output);
        }
    }

    private static Conversion toSafetensors(
            ModelConfig model, WeightFile file, TensorFile tensors, NamingConvention convention, Path output) {
        try (Loading loading = Loading.of(model, file, tensors)) {
            Map<LayerParameter, NamedParameter> present = new LinkedHashMap<>();
            for (NamedParameter parameter : loading.found().names().parameters()) {
                if (!loading.found().absent().contains(parameter.ours().layer())) {
                    present.put(parameter.ours(), parameter);
                }
            }
            Map<String, NamedParameter> byNewName = new LinkedHashMap<>();
            for (NamedParameter parameter : names(loading, convention).parameters()) {
                if (present.containsKey(parameter.ours())) {
                    byNewName.put(parameter.name(), parameter);
                }
            }
            List<TensorEntry> entries = byNewName.values().stream()
                    .map(parameter -> new TensorEntry(parameter.name(), ElementType.F32, parameter.shape()))
                    .toList();
            SafetensorsWriter.write(output, entries, documents(loading), (name, into) -> {
                NamedParameter theirs = present.get(byNewName.get(name).ours());
                ParameterLoader.read(loading.source(), theirs, into);
                if (loading.source().isLogarithm(theirs.name())) {
                    toVariances(into);
                }
            });
            return new Conversion(
                    entries.size(),
                    entries.stream().mapToLong(TensorEntry::elements).sum());
        }
    }

    private static ParameterNames names(Loading loading, NamingConvention convention) {
        if (!convention.isForSafetensors()) {
            throw UserException.wrongUsage(convention.title()
                    + "'s names are those of HDF5 files, whose arrays lie in another order; choose other names");
        }
        Recognition found = loading.found();
        int classes = found.classes().orElseGet(() -> found.architecture()
                .defaultClasses(found.architecture().defaultInput()));
        Blueprint blueprint = loading.blueprint(classes);
        return convention
                .names(found.architecture(), blueprint)
                .orElseThrow(
                        () -> UserException.wrongUsage("no names of " + convention.title() + "'s own are known for "
                                + blueprint.name() + "; choose "
                                + NamingConvention.of(found.architecture()).stream()
                                        .filter(NamingConvention::isForSafetensors)
                                        .map(NamingConvention::title)
                                        .collect(Collectors.joining(", or "))));
    }

    private static Map<String, String> documents(Loading loading) {
        Map<String, String> documents = new LinkedHashMap<>();
        try {
            documents.put(Meaning.CONTRACT, JSON.writeValueAsString(loading.contract()));
            if (loading.labels().isPresent()) {
                documents.put(
                        Meaning.LABELS,
                        JSON.writeValueAsString(loading.labels().get().names()));
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("records and lists can always be written", impossible);
        }
        return documents;
    }

    private static void toVariances(FloatBuffer values) {
        for (int i = 0; i < values.limit(); i++) {
            values.put(i, (float) Math.pow(10, 2 * values.get(i)));
        }
    }
}
