package org.convzoo.data.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convzoo.configs.CsvConfig;
import org.convzoo.configs.DataConfig;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.UserException;
import org.convzoo.data.DataSource;
import org.convzoo.data.Division;
import org.convzoo.data.FailureReason;
import org.convzoo.data.FileDecoding;
import org.convzoo.data.Fingerprint;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.folder.ImageFile;
import org.convzoo.data.folder.ImageFiles;
import org.convzoo.data.folder.NaturalOrder;
import org.convzoo.data.manifest.ManifestRow.Part;

/**
 * Image files that a table lists with their classes. Its column of splits divides them as folders would, see
 * {@link Division}; without one the seed does. The labels are those of the training images, numbers in them sorted by
 * value.
 *
 * @param hasOwnValidation whether the table names images for both, validation and test
 * @param hasOwnTest whether the table names images for validation or test
 * @param fingerprint over labels, and the ids, labels, file sizes, weights and groups of all images
 */
public record CsvSource(
        List<String> labels,
        LabelledImages training,
        LabelledImages validation,
        LabelledImages test,
        boolean hasOwnValidation,
        boolean hasOwnTest,
        String fingerprint,
        String description)
        implements DataSource {

    private static final int SHOWN = 10;

    /**
     * Reads the table and looks for each of its files; none is decoded yet.
     *
     * @throws UserException if the table is not what it should be, or files are missing
     */
    public static CsvSource open(
            CsvConfig source, DataConfig.SplitConfig splits, FileDecoding decoding, long seed, DataLocator locator) {
        Path file = locator.find(source.file());
        List<ManifestRow> rows = Manifest.read(source, file);
        refuseMissing(rows, file);
        List<ManifestRow> trainingRows = rows.stream()
                .filter(row -> row.part() == null || row.part() == Part.TRAINING)
                .toList();
        List<String> labels = trainingRows.stream()
                .map(row -> row.label().text())
                .distinct()
                .sorted(new NaturalOrder())
                .toList();
        if (labels.size() < 2) {
            throw UserException.failed(file + " has "
                    + (labels.isEmpty() ? "no training images" : "one class only, " + labels.get(0))
                    + "; it needs training images of at least two classes");
        }
        Optional<ImageFiles> validation = images(rows, Part.VALIDATION, labels, file, decoding);
        Optional<ImageFiles> test = images(rows, Part.TEST, labels, file, decoding);
        ImageFiles training = images(trainingRows, labels, file, decoding);
        Division division = Division.of(training, validation, test, splits, seed);
        List<ImageFile> files = Stream.of(Optional.of(training), validation, test)
                .flatMap(Optional::stream)
                .flatMap(images -> images.files().stream())
                .toList();
        return new CsvSource(
                labels,
                division.training(),
                division.validation(),
                division.test(),
                validation.isPresent() && test.isPresent(),
                validation.isPresent() || test.isPresent(),
                fingerprint(labels, division, files),
                String.format(
                        Locale.ROOT,
                        "%s: %d training, %d validation and %d test images, %d classes, listed in %s",
                        file.getFileName(),
                        division.training().size(),
                        division.validation().size(),
                        division.test().size(),
                        labels.size(),
                        file));
    }

    private static void refuseMissing(List<ManifestRow> rows, Path file) {
        List<ManifestRow> missing =
                rows.stream().filter(row -> !Files.isRegularFile(row.file())).toList();
        if (!missing.isEmpty()) {
            throw UserException.failed(String.format(
                    Locale.ROOT,
                    "%d of the %d images that %s lists are no files: %s%s; paths are relative to its folder, %s",
                    missing.size(),
                    rows.size(),
                    file,
                    missing.stream()
                            .limit(SHOWN)
                            .map(row -> row.written() + " (line " + row.label().line() + ")")
                            .collect(Collectors.joining(", ")),
                    missing.size() > SHOWN ? ", …" : "",
                    file.toAbsolutePath().getParent()));
        }
    }

    private static Optional<ImageFiles> images(
            List<ManifestRow> rows, Part part, List<String> labels, Path file, FileDecoding decoding) {
        List<ManifestRow> wanted =
                rows.stream().filter(row -> row.part() == part).toList();
        return wanted.isEmpty() ? Optional.empty() : Optional.of(images(wanted, labels, file, decoding));
    }

    private static ImageFiles images(List<ManifestRow> rows, List<String> labels, Path file, FileDecoding decoding) {
        List<ImageFile> files = new ArrayList<>(rows.size());
        int[] indices = new int[rows.size()];
        Map<String, Integer> known = new HashMap<>();
        labels.forEach(label -> known.put(label, known.size()));
        for (int row = 0; row < indices.length; row++) {
            ManifestRow image = rows.get(row);
            indices[row] = known.getOrDefault(image.label().text(), -1);
            if (indices[row] < 0) {
                throw UserException.failed(file + ":" + image.label().line() + ":"
                        + image.label().column() + ": no training image has the label "
                        + image.label().text()
                        + ", so a network cannot learn it; add training images or take the row out");
            }
            String id = image.written().replace('\\', '/');
            files.add(new ImageFile(image.file(), id, bytes(image.file()), image.group(), image.weight()));
        }
        return new ImageFiles(List.copyOf(files), indices, decoding);
    }

    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException unreadable) {
            throw UserException.failed(
                    "cannot read " + file + " (" + FailureReason.of(unreadable) + "); check its permissions",
                    unreadable);
        }
    }

    private static String fingerprint(List<String> labels, Division division, List<ImageFile> files) {
        Fingerprint fingerprint = new Fingerprint()
                .add(labels)
                .add(division.training())
                .add(division.validation())
                .add(division.test());
        files.forEach(image -> fingerprint
                .add(image.id())
                .add(image.bytes())
                .add(image.group() == null ? "" : image.group())
                .add(Double.doubleToLongBits(image.weight())));
        return fingerprint.hexadecimal();
    }

    @Override
    public Optional<ImageSize> nativeSize() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // Files are opened and closed image by image.
    }
}
