package org.convzoo.training;

import java.util.Objects;
import java.util.Optional;
import org.convzoo.configs.FeatureCacheConfig;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.RunConfig;
import org.convzoo.data.DataSplits;
import org.convzoo.data.features.TableLayout;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.blueprint.Shape;

/**
 * The features that a phase learns from, before they are computed.
 *
 * @param layer that puts them out
 * @param shape of those of an image
 * @param copies of each training image
 * @param trainingBytes of the tables of all copies
 * @param validationBytes of the table of the validation images
 * @param inMemory whether they are kept there; else on the disk, from where the operating system maps them
 */
record FeatureForecast(
        String layer, ImageSize shape, int copies, long trainingBytes, long validationBytes, boolean inMemory) {

    /** Of a phase that will learn from features; empty if it will see images, or there is no room for its features. */
    static Optional<FeatureForecast> of(RunConfig config, Phase phase, Blueprint network, DataSplits splits) {
        return phase.keptLayer(config, network)
                .flatMap(layer -> of(Objects.requireNonNull(config.transfer()).cache(), phase, layer, network, splits));
    }

    private static Optional<FeatureForecast> of(
            FeatureCacheConfig cache, Phase phase, String layer, Blueprint network, DataSplits splits) {
        Shape output = network.node(layer).output();
        ImageSize shape = new ImageSize(output.height(), output.width(), output.channels());
        int batch = phase.data().batchSize();
        int training = splits.training().size();
        int validation = splits.validation().size();
        if (!TableLayout.fits(shape, Math.min(batch, Math.max(training, validation)))) {
            return Optional.empty();
        }
        FeatureForecast forecast = new FeatureForecast(
                layer,
                shape,
                phase.copies(),
                phase.copies() * bytes(shape, training, batch),
                bytes(shape, validation, batch),
                cache instanceof FeatureCacheConfig.Memory);
        return forecast.bytes() <= limit(cache) ? Optional.of(forecast) : Optional.empty();
    }

    private static long limit(FeatureCacheConfig cache) {
        if (cache instanceof FeatureCacheConfig.Memory memory) {
            return memory.limitBytes();
        }
        return cache instanceof FeatureCacheConfig.Disk disk ? disk.limitBytes() : 0;
    }

    private static long bytes(ImageSize shape, int images, int batch) {
        return new TableLayout(shape, images, Math.min(batch, images)).fileBytes();
    }

    /** Of all tables. */
    long bytes() {
        return trainingBytes + validationBytes;
    }

    /** Of the tables that are there already. */
    long bytes(KeptFeatures kept) {
        return trainingBytes / copies * kept.copies() + (kept.validation() ? validationBytes : 0);
    }

    /** Images that go through the frozen layers before the first epoch, in all their copies. */
    long images(KeptFeatures kept, DataSplits splits) {
        return (long) (copies - kept.copies()) * splits.training().size()
                + (kept.validation() ? 0 : splits.validation().size());
    }

    /** What they take of the memory that the process has for itself. */
    long memoryBytes() {
        return inMemory ? bytes() : 0;
    }
}
