package org.convzoo.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convzoo.configs.AugmentationConfig;
import org.convzoo.configs.CacheConfig;
import org.convzoo.configs.DataConfig.OnBadImage;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.UserException;
import org.convzoo.configs.WeightsConfig;
import org.convzoo.data.BadImages;
import org.convzoo.data.Batch;
import org.convzoo.data.BatchStream;
import org.convzoo.data.DataSplits;
import org.convzoo.data.LearnedImages;
import org.convzoo.data.Pass;
import org.convzoo.data.ShownImage;
import org.convzoo.data.TrainingPasses;
import org.convzoo.evaluation.PreviewSheet;
import org.convzoo.evaluation.PreviewSheet.Row;
import org.convzoo.evaluation.PreviewSheet.Tile;

/** Training images as the network will see them, through the very road that training takes. */
public final class DataPreview {

    /** A smaller part of an image's labels is not told: label smoothing gives every class some. */
    private static final double TELLING_SHARE = 0.02;

    private final RunConfig config;
    private final DataSplits splits;
    private final ImageContract contract;
    private final int workers;

    private DataPreview(RunConfig config, DataSplits splits, ImageContract contract, int workers) {
        this.config = config;
        this.splits = splits;
        this.contract = contract;
        this.workers = workers;
    }

    /**
     * Shows images of a run's first epoch.
     *
     * @param images how many; fewer if there are fewer
     * @param variants of each image, as as many epochs would show it
     * @throws UserException if the source has no images, or something else is in the way that the user can mend
     */
    public static PreviewSheet make(RunConfig run, int images, int variants, Surroundings surroundings) {
        RunConfig config = run.pinned(surroundings.locator());
        try (DataSplits splits = surroundings.open(config.data().withCache(new CacheConfig.None()), config.seed())) {
            if (splits.hasSignals()) {
                throw UserException.wrongUsage(
                        "data preview shows images, but the source has signals; " + "choose a configuration of images");
            }
            ImageContract contract = config.model().weights() == WeightsConfig.Keyword.NONE
                    ? Network.contract(config, splits)
                    : StartingNetwork.of(config, splits, surroundings).network().contract();
            return new DataPreview(config, splits, contract, surroundings.workers()).sheet(images, variants);
        }
    }

    private PreviewSheet sheet(int images, int variants) {
        Phase phase = Phase.ofTraining(config).get(0);
        TrainingPasses passes = TrainingPasses.of(
                phase.data(), phase.training().loss(), LearnedImages.of(splits), contract, phase.seed());
        Pass first = passes.pass(0).ofFirst(images);
        List<List<Tile>> tiles = new ArrayList<>();
        // As in training, images that cannot be read are left out where the configuration says so.
        BadImages unreadable =
                config.data().onBadImage() == OnBadImage.SKIP ? BadImages.PASSED_OVER : BadImages.REFUSED;
        int[] shown = add(
                tiles,
                Pass.of(first.images(), first.classes(), contract, first.batchSize(), first.order())
                        .withBadImages(unreadable));
        if (shown.length == 0) {
            throw UserException.failed("none of the " + first.order().length
                    + " images to be shown can be read; convzoo data inspect tells what is wrong with them");
        }
        for (int epoch = 0; epoch < variants; epoch++) {
            add(tiles, passes.pass(epoch).of(shown));
        }
        List<String> columns = new ArrayList<>(List.of("unchanged"));
        IntStream.rangeClosed(1, variants).forEach(number -> columns.add("variant " + number));
        return new PreviewSheet(
                config.name(),
                description(),
                columns,
                IntStream.range(0, tiles.size())
                        .mapToObj(image -> new Row(splits.training().id(shown[image]), tiles.get(image)))
                        .toList());
    }

    private String description() {
        List<AugmentationConfig> steps = config.data().augmentation();
        return config.model().architecture() + " sees " + contract.input() + ", seed " + config.seed() + "; "
                + (steps.isEmpty()
                        ? "no augmentation"
                        : steps.stream().map(AugmentationConfig::word).collect(Collectors.joining(", ")));
    }

    /**
     * Adds what a pass shows to the rows of its images, and makes rows that are not there yet.
     *
     * @return the images that were shown
     */
    private int[] add(List<List<Tile>> tiles, Pass pass) {
        List<Integer> shown = new ArrayList<>();
        try (BatchStream stream = BatchStream.open(pass, workers)) {
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                float[][] labels = batch.labels().toFloatMatrix();
                for (int position = 0; position < batch.size(); position++) {
                    byte[] png = RunReports.png(ShownImage.of(batch, position, contract));
                    if (shown.size() == tiles.size()) {
                        tiles.add(new ArrayList<>());
                    }
                    tiles.get(shown.size()).add(new Tile(png, caption(labels[position])));
                    shown.add(batch.indices()[position]);
                }
            }
        }
        return shown.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The class, or the classes that an image is mixed of with their shares. */
    private String caption(float[] row) {
        double sum = 0;
        for (float value : row) {
            sum += value;
        }
        double whole = sum;
        List<Integer> telling = IntStream.range(0, row.length)
                .boxed()
                .filter(index -> row[index] / whole >= TELLING_SHARE)
                .sorted(Comparator.comparingDouble((Integer index) -> -row[index]))
                .limit(3)
                .toList();
        if (telling.size() == 1 && row[telling.get(0)] / whole > 0.995) {
            return splits.labels().get(telling.get(0));
        }
        return telling.stream()
                .map(index ->
                        String.format(Locale.ROOT, "%s %.0f %%", splits.labels().get(index), 100 * row[index] / whole))
                .collect(Collectors.joining(", "));
    }
}
