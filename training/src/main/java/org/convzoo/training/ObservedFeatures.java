package org.convzoo.training;

import java.util.List;
import java.util.Locale;
import org.convzoo.evaluation.Predictions;
import org.convzoo.training.features.PooledLayer;
import org.convzoo.training.features.PooledRows;

/**
 * What the network of a run makes of labelled images. Whoever is given it closes it.
 *
 * @param rows the features of the images that could be read
 * @param predictions about the same images
 * @param layer whose outputs the features are
 * @param pooled how these became rows
 * @param images which images these are, in words
 * @param notes sentences that a reader should know
 */
public record ObservedFeatures(
        PooledRows rows, Predictions predictions, String layer, PooledLayer pooled, String images, List<String> notes)
        implements AutoCloseable {

    public ObservedFeatures {
        notes = List.copyOf(notes);
    }

    /** Which features of which images, as a sentence without its end. */
    public String description() {
        boolean isMap = pooled.shape().height() * pooled.shape().width() > 1;
        return String.format(
                Locale.ROOT,
                "%,d features of layer %s%s, %s",
                rows.features(),
                layer,
                isMap
                        ? ", pooling "
                                + pooled.pooling()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' ')
                        : "",
                images);
    }

    @Override
    public void close() {
        rows.close();
    }
}
