package org.convzoo.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.Nearest;
import org.convzoo.configs.WrongKeyException;

/**
 * Some classes of a source, in an order of their own; images of the others are not there.
 *
 * @param source of all classes; closed with this
 * @param labels the chosen ones
 */
record ChosenClasses(
        DataSource source, List<String> labels, LabelledImages training, LabelledImages validation, LabelledImages test)
        implements DataSource {

    /**
     * The images of some classes.
     *
     * @throws WrongKeyException if the source has no class of such a name
     */
    static ChosenClasses of(DataSource source, List<String> labels) {
        int[] places = new int[source.labels().size()];
        for (int place = 0; place < places.length; place++) {
            places[place] = labels.indexOf(source.labels().get(place));
        }
        for (int i = 0; i < labels.size(); i++) {
            if (!source.labels().contains(labels.get(i))) {
                throw new WrongKeyException(
                        "data.classes." + i,
                        "there is no class " + labels.get(i) + " in " + source.description()
                                + Nearest.question(labels.get(i), source.labels())
                                + (source.labels().size() > 20
                                        ? ""
                                        : "; there are " + String.join(", ", source.labels())));
            }
        }
        return new ChosenClasses(
                source,
                labels,
                chosen(source.training(), places),
                chosen(source.validation(), places),
                chosen(source.test(), places));
    }

    @Override
    public boolean hasOwnTest() {
        return source.hasOwnTest();
    }

    @Override
    public List<RefusedFile> refused() {
        return source.refused();
    }

    @Override
    public boolean hasSignals() {
        return source.hasSignals();
    }

    @Override
    public boolean hasOwnValidation() {
        return source.hasOwnValidation();
    }

    @Override
    public List<String> passedOver() {
        return source.passedOver();
    }

    @Override
    public Optional<ImageSize> nativeSize() {
        return source.nativeSize();
    }

    @Override
    public String fingerprint() {
        return new Fingerprint().add(source.fingerprint()).add(labels).hexadecimal();
    }

    @Override
    public String description() {
        return source.description() + "; of these the classes " + String.join(", ", labels) + ": " + training.size()
                + " to train on, " + validation.size() + " to validate, " + test.size() + " to test";
    }

    @Override
    public void close() {
        source.close();
    }

    /** Under the numbers that the classes have among these. */
    private static LabelledImages chosen(LabelledImages all, int[] places) {
        int[] kept = IntStream.range(0, all.size())
                .filter(index -> places[all.label(index)] >= 0)
                .toArray();
        return new Selection(
                all,
                kept,
                IntStream.of(kept).map(index -> places[all.label(index)]).toArray());
    }
}
