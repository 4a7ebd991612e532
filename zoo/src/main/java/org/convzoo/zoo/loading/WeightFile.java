package org.convzoo.zoo.loading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

/** A file of weights, and what is known of it before it is opened. */
public final class WeightFile {

    /** What a file may have beside its values. */
    private static final double MOST_BESIDE_VALUES = 1.2;

    private final Path path;
    private final List<PublishedWeights> possible;
    private final CompletableFuture<Identity> identity;

    /**
     * What hashing a file has told.
     *
     * @param published what its publisher says of it; empty if it is nobody's published file
     * @param sha256 of the whole file in hexadecimal, where it was needed to find that out
     */
    private record Identity(Optional<PublishedWeights> published, Optional<String> sha256) {}

    private WeightFile(Path path, List<PublishedWeights> possible, CompletableFuture<Identity> identity) {
        this.path = path;
        this.possible = possible;
        this.identity = identity;
    }

    /** A file that is known to be what was published. */
    public static WeightFile published(Path path, PublishedWeights weights) {
        return known(path, Optional.of(weights));
    }

    /** A file that is taken for nobody's published one, without a look at it. */
    static WeightFile unpublished(Path path) {
        return known(path, Optional.empty());
    }

    private static WeightFile known(Path path, Optional<PublishedWeights> published) {
        return new WeightFile(
                path, List.of(), CompletableFuture.completedFuture(new Identity(published, Optional.empty())));
    }

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
                .map(weights -> published(WeightsFolder.of(locator, access).pull(weights, progress), weights));
    }

    /**
     * A file of one's own, which may be a published one. It is hashed only if its format and size are those of one, and
     * once for each algorithm that their publishers use. A thread of its own does that while the file is being loaded.
     *
     * @param architecture that it is meant for
     * @throws UserException if it cannot be read or is no weight file
     */
    public static WeightFile of(Path path, Architecture architecture) {
        try {
            FileFormat format = FileFormat.of(path);
            long size = Files.size(path);
            List<PublishedWeights> possible = WeightsCatalogue.of(architecture.name()).stream()
                    .filter(weights -> weights.file().format().includes(format) && isPossible(weights.file(), size))
                    .toList();
            return possible.isEmpty()
                    ? unpublished(path)
                    : new WeightFile(
                            path,
                            possible,
                            CompletableFuture.supplyAsync(() -> identify(path, possible), WeightFile::aside));
        } catch (IOException problem) {
            throw cannotRead(path, problem);
        }
    }

    /** Nobody waits for the thread whose file turns out to be of no use. */
    private static void aside(Runnable hashing) {
        Thread thread = new Thread(hashing, "convzoo-digest");
        thread.setDaemon(true);
        thread.start();
    }

    private static Identity identify(Path path, List<PublishedWeights> possible) {
        Map<Digest.Algorithm, String> found = new EnumMap<>(Digest.Algorithm.class);
        try {
            Optional<PublishedWeights> published = Optional.empty();
            for (PublishedWeights weights : possible) {
                if (published.isEmpty() && isPublished(weights.file(), path, found)) {
                    published = Optional.of(weights);
                }
            }
            return new Identity(published, Optional.ofNullable(found.get(Digest.Algorithm.SHA_256)));
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

    public Path path() {
        return path;
    }

    /**
     * What its publisher says of it; empty if it is nobody's published file. Waits until that is known.
     *
     * @throws UserException if the file cannot be read
     */
    public Optional<PublishedWeights> published() {
        return identity().published();
    }

    /** All that {@link #published} may say, without waiting for it. */
    List<Optional<PublishedWeights>> possiblyPublished() {
        return identity.isDone()
                ? List.of(published())
                : Stream.concat(possible.stream().map(Optional::of), Stream.of(Optional.<PublishedWeights>empty()))
                        .toList();
    }

    private Identity identity() {
        try {
            return identity.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof UserException refused) {
                throw refused;
            }
            throw failed;
        }
    }

    /** Has the system read the file while a network is made for it; a thread that hashes it does so anyway. */
    ReadAhead readAhead() {
        return identity.isDone() ? ReadAhead.of(path) : ReadAhead.none();
    }

    /** What it was published as, else the name of the file. */
    public String name() {
        return published()
                .map(weights -> weights.architecture() + " " + weights.name())
                .orElse(String.valueOf(path.getFileName()));
    }

    /** Of the whole file, in hexadecimal. */
    public String sha256() {
        Optional<String> known = identity().sha256();
        if (known.isPresent()) {
            return known.get();
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
