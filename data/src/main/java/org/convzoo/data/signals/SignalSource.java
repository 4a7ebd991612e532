package org.convzoo.data.signals;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.convzoo.configs.DataConfig;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.SignalsConfig;
import org.convzoo.configs.UserException;
import org.convzoo.data.DataSource;
import org.convzoo.data.Division;
import org.convzoo.data.Fingerprint;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.folder.NaturalOrder;

/**
 * Signals from tables or NumPy's arrays, in memory. What the files do not divide is held out as {@link Division} says. The
 * labels are the classes of the training file, numbers in them sorted by value.
 *
 * @param fingerprint over labels, ids and values of all splits
 */
public record SignalSource(
        List<String> labels,
        LabelledImages training,
        LabelledImages validation,
        LabelledImages test,
        boolean hasOwnValidation,
        boolean hasOwnTest,
        Optional<ImageSize> nativeSize,
        String fingerprint,
        String description)
        implements DataSource {

    /**
     * Reads the files.
     *
     * @throws UserException if a file is absent or is not what it should be
     */
    public static SignalSource open(
            SignalsConfig source, DataConfig.SplitConfig splits, long seed, DataLocator locator) {
        SignalColumns columns = SignalColumns.of(source);
        SignalPart training = SignalPart.read(source.train(), columns, locator);
        List<String> labels = training.classes().stream()
                .distinct()
                .sorted(new NaturalOrder())
                .toList();
        if (labels.size() < 2) {
            throw UserException.failed(
                    training.file() + " has one class only, " + labels.get(0) + "; it needs two at least");
        }
        LabelledSignals learned = training.labelled("train", labels, training);
        Optional<LabelledSignals> validation = Optional.ofNullable(source.validation())
                .map(part -> SignalPart.read(part, columns, locator).labelled("validation", labels, training));
        Optional<LabelledSignals> test = Optional.ofNullable(source.test())
                .map(part -> SignalPart.read(part, columns, locator).labelled("test", labels, training));
        Division division = Division.of(learned, validation, test, splits, seed);
        ImageSize size = training.signals().shape();
        return new SignalSource(
                labels,
                division.training(),
                division.validation(),
                division.test(),
                validation.isPresent() && test.isPresent(),
                validation.isPresent() || test.isPresent(),
                Optional.of(size),
                fingerprint(
                        labels,
                        division,
                        Stream.of(Optional.of(learned), validation, test)
                                .flatMap(Optional::stream)
                                .toList()),
                String.format(
                        Locale.ROOT,
                        "%s: %d training, %d validation and %d test signals of %s, %d classes, in %s",
                        training.file().getFileName(),
                        division.training().size(),
                        division.validation().size(),
                        division.test().size(),
                        size,
                        labels.size(),
                        training.file()));
    }

    private static String fingerprint(List<String> labels, Division division, List<LabelledSignals> all) {
        Fingerprint fingerprint = new Fingerprint()
                .add(labels)
                .add(division.training())
                .add(division.validation())
                .add(division.test());
        for (LabelledSignals signals : all) {
            for (float[] values : signals.signals().values()) {
                ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
                bytes.asFloatBuffer().put(values);
                fingerprint.add(bytes.array());
            }
        }
        return fingerprint.hexadecimal();
    }

    @Override
    public boolean hasSignals() {
        return true;
    }

    @Override
    public void close() {
        // The signals are ordinary memory.
    }
}
