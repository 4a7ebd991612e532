package org.convzoo.benchmarks.weights;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One network of torchvision with random weights, as {@code torchvision_files.py} made it.
 *
 * @param network of this zoo
 * @param madeWith versions of PyTorch and torchvision
 * @param files that hold the same weights, by name, in the folder of all
 * @param logits of each image
 */
record MadeFiles(String network, String madeWith, List<String> files, List<float[]> logits) {

    /** The images that all networks were asked about, {@code [N, 3, 224, 224]}; under this name in a file of this name. */
    static final String IMAGES = "images";

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    /** Those of a folder, by name. */
    static List<MadeFiles> in(Path folder) throws IOException {
        List<MadeFiles> networks = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>)
                    files.filter(path -> path.toString().endsWith(".json")).sorted()::iterator) {
                networks.add(JSON.readValue(file.toFile(), MadeFiles.class));
            }
        }
        return networks;
    }
}
