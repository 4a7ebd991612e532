package org.convzoo.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convzoo.configs.UserException;
import org.convzoo.data.FailureReason;
import org.convzoo.data.ImageDecoder;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.RawImage;
import org.convzoo.training.FilePrediction.ClassProbability;

/**
 * Asks a model about files, many at a time; a file that cannot be read is reported and the others go on.
 *
 * @param model asked
 * @param top classes to name for each
 */
public record FilePredictor(TrainedModel model, int top) {

    private static final int AT_A_TIME = 64;

    /**
     * The files meant by files and folders; of a folder, all images in it and below it, in the order of their names.
     *
     * @throws UserException if one does not exist, or a folder holds no image
     */
    public static List<Path> files(List<Path> filesAndFolders) {
        List<Path> files = new ArrayList<>();
        for (Path path : filesAndFolders) {
            if (Files.isDirectory(path)) {
                files.addAll(imagesIn(path));
            } else if (Files.exists(path)) {
                files.add(path);
            } else {
                throw UserException.failed("there is no file or folder " + path);
            }
        }
        return files;
    }

    private static List<Path> imagesIn(Path folder) {
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> images =
                    all.filter(ImageDecoder::looksLikeAnImage).sorted().toList();
            if (images.isEmpty()) {
                throw UserException.failed("the folder " + folder + " holds no image");
            }
            return images;
        } catch (IOException | UncheckedIOException problem) {
            throw UserException.failed(
                    "cannot read the folder " + folder + " (" + FailureReason.of(problem) + "); check its permissions",
                    problem);
        }
    }

    /** One prediction a file, in their order; each is made when the stream asks for it. */
    public Iterable<FilePrediction> predict(List<Path> files) {
        return () -> IntStream.iterate(0, first -> first < files.size(), first -> first + AT_A_TIME)
                .mapToObj(first -> files.subList(first, Math.min(files.size(), first + AT_A_TIME)))
                .flatMap(some -> predictTogether(some).stream())
                .iterator();
    }

    private List<FilePrediction> predictTogether(List<Path> files) {
        List<Decoded> decoded = files.parallelStream().map(Decoded::of).toList();
        List<RawImage> readable =
                decoded.stream().flatMap(one -> one.image().stream()).toList();
        float[][] probabilities = readable.isEmpty()
                ? new float[0][]
                : model.probabilities(new InMemory(readable), Math.min(AT_A_TIME, readable.size()));
        List<FilePrediction> predictions = new ArrayList<>();
        int row = 0;
        for (Decoded one : decoded) {
            predictions.add(
                    one.image().isPresent()
                            ? new FilePrediction(one.file(), likeliest(probabilities[row++]), null)
                            : new FilePrediction(one.file(), List.of(), one.failure()));
        }
        return predictions;
    }

    private List<ClassProbability> likeliest(float[] probabilities) {
        return IntStream.range(0, probabilities.length)
                .mapToObj(label -> new ClassProbability(model.labels().get(label), probabilities[label]))
                .sorted(Comparator.comparingDouble(ClassProbability::probability)
                        .reversed())
                .limit(top)
                .toList();
    }

    private record Decoded(Path file, java.util.Optional<RawImage> image, String failure) {
        static Decoded of(Path file) {
            try {
                return new Decoded(file, java.util.Optional.of(ImageDecoder.decode(file)), "");
            } catch (UserException unreadable) {
                return new Decoded(file, java.util.Optional.empty(), String.valueOf(unreadable.getMessage()));
            }
        }
    }

    /** Images that nobody has labelled: all count as class 0, which predicting does not look at. */
    private record InMemory(List<RawImage> images) implements LabelledImages {
        @Override
        public int size() {
            return images.size();
        }

        @Override
        public int label(int index) {
            return 0;
        }

        @Override
        public String id(int index) {
            return Integer.toString(index);
        }

        @Override
        public RawImage read(int index) {
            return images.get(index);
        }
    }
}
