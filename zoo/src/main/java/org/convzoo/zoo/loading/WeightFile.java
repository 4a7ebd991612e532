package org.convzoo.zoo.loading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.UserException;
import org.convzoo.configs.WeightsConfig;
import org.convzoo.configs.download.Access;
import org.convzoo.configs.download.Digest;
import org.convzoo.configs.download.Progress;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.tensors.FileFormat;
import org.convzoo.zoo.tensors.TensorFile;
import org.convzoo.zoo.weights.PublishedFile;
import org.convzoo.zoo.weights.PublishedWeights;
import org.convzoo.zoo.weights.WeightsCatalogue;
import org.convzoo.zoo.weights.WeightsFolder;

/**
 * A file of weights, and what is known of it before it is opened.
 *
 * @param path of the file
 * @param published what its publisher says of it; empty if it is nobody's published file
 * @param digest SHA-256 of the whole file in hexadecimal, where finding that out has told it
 */
public record WeightFile(Path path, Optional<PublishedWeights> published, Optional<String> digest) {

    /** What a file may have beside its values. */
    private static final double MOST_BESIDE_VALUES = 1.2;

    /**
     * The file that a configuration asks for; empty if it asks for none. Published weights are downloaded and checked
     * where that was not done.
     *
     * @throws UserException if there is no such file, it cannot be downloaded, or it is not what was published
     */
    public static Optional<WeightFile> of(ModelConfig model, DataLocator locator, Access access, Progress progress) {
        Architecture architecture = Zoo.named(model.architecture());
        if (model.weights() instanceof WeightsConfig.FromFile own) {
            return Optional.of(of(locator.find(own.file(), WeightsFolder.NAME), architecture));
        }
        return WeightsCatalogue.chosen(model, architecture.name())
                .map(weights -> new WeightFile(
                        WeightsFolder.of(locator, access).pull(weights, progress),
                        Optional.of(weights),
                        Optional.empty()));
    }

    /**
     * A file of one's own, which may be a published one. It is hashed only if its format and size are those of one, and
     * once for each algorithm that their publishers use.
     *
     * @param architecture that it is meant for
     * @throws UserException if it cannot be read or is no weight file
     */
    public static WeightFile of(Path path, Architecture architecture) {
        try {
            FileFormat format = FileFormat.of(path);
            long size = Files.size(path);
            Map<Digest.Algorithm, String> found = new EnumMap<>(Digest.Algorithm.class);
            Optional<PublishedWeights> published = Optional.empty();
            for (PublishedWeights weights : WeightsCatalogue.of(architecture.name())) {
                PublishedFile file = weights.file();
                if (published.isEmpty()
                        && file.format().includes(format)
                        && isPossible(file, size)
                        && isPublished(file, path, found)) {
                    published = Optional.of(weights);
                }
            }
            return new WeightFile(path, published, Optional.ofNullable(found.get(Digest.Algorithm.SHA_256)));
        } catch (IOException problem) {
            throw cannotRead(path, problem);
        }
    }

    private static boolean isPossible(PublishedFile published, long size) {
        long values = published.values() * Float.BYTES;
        return published.size().orElse(size) == size && size >= values && size <= values * MOST_BESIDE_VALUES;
    }

    /**
     * By its digest, under whatever name; where the publisher gives none, by its name.
     *
     * @param found digests of the file, to which this adds
     */
    private static boolean isPublished(PublishedFile published, Path path, Map<Digest.Algorithm, String> found)
            throws IOException {
        if (published.digest().isEmpty()) {
            return path.endsWith(published.name());
        }
        Digest digest = published.digest().get();
        if (!found.containsKey(digest.algorithm())) {
            found.put(digest.algorithm(), digest.algorithm().of(path));
        }
        return digest.matches(found.get(digest.algorithm()));
    }

    /**
     * The network of the zoo that a file is for, found out from the names and shapes of its arrays.
     *
     * @param environment variables that steer the native side, which models of Deeplearning4j need
     * @throws UserException if it is for none, or could be for several
     */
    public static ModelConfig network(Path path, Map<String, String> environment) {
        List<ModelConfig> fitting;
        try (TensorFile tensors = TensorFile.open(path)) {
            ModelSource.prepare(tensors, environment);
            try (ParameterSource source = ParameterSource.of(path, tensors)) {
                fitting = Recogniser.fitting(source);
            }
        }
        if (fitting.size() != 1) {
            throw UserException.failed(path
                    + (fitting.isEmpty()
                            ? " fits no network of the zoo"
                            : " fits " + fitting.stream().map(Recogniser::words).collect(Collectors.joining(", and ")))
                    + "; name the one that it was made with"
                    + (fitting.isEmpty() ? ": --architecture NAME lists what is missing and what is unexpected" : ""));
        }
        return fitting.get(0);
    }

    /** What it was published as, else the name of the file. */
    public String name() {
        return published
                .map(weights -> weights.architecture() + " " + weights.name())
                .orElse(String.valueOf(path.getFileName()));
    }

    /** Of the whole file, in hexadecimal. */
    public String sha256() {
        if (digest.isPresent()) {
            return digest.get();
        }
        try {
            return Digest.Algorithm.SHA_256.of(path);
        } catch (IOException problem) {
            throw cannotRead(path, problem);
        }
    }

    private static UserException cannotRead(Path path, IOException problem) {
        return UserException.failed(
                "cannot read " + path + " (" + problem.getClass().getSimpleName() + "): " + problem.getMessage(),
                problem);
    }
}
