package org.convzoo.zoo.loading;

import java.nio.FloatBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.convzoo.zoo.tensors.TensorEntry;
import org.convzoo.zoo.tensors.TensorFile;

/**
 * The arrays of a weight file.
 *
 * @param description path of the file
 * @param file open while this is in use
 * @param plain names as tables have them, and for each the file's own
 * @param shapes by plain name; every network that a file is held against asks for them
 */
record TensorFileSource(String description, TensorFile file, Map<String, String> plain, Map<String, List<Long>> shapes)
        implements ParameterSource {

    static TensorFileSource of(String description, TensorFile file) {
        Map<String, List<Long>> byFileName = file.entries().stream()
                .collect(Collectors.toMap(
                        TensorEntry::name, TensorEntry::shape, (first, second) -> first, LinkedHashMap::new));
        Map<String, String> plain = PlainNames.of(description, List.copyOf(byFileName.keySet()));
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        plain.forEach((name, inFile) -> shapes.put(name, Objects.requireNonNull(byFileName.get(inFile))));
        return new TensorFileSource(description, file, plain, Collections.unmodifiableMap(shapes));
    }

    @Override
    public void read(String name, FloatBuffer into) {
        file.read(Objects.requireNonNull(plain.get(name), name), into);
    }
}
