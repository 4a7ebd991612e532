package org.convzoo.benchmarks.images;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.convzoo.configs.AugmentationConfig;
import org.convzoo.configs.Colour;
import org.convzoo.configs.DataConfig;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.GeometricAugmentation;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageContract.Resize;
import org.convzoo.configs.ImageFolderConfig;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.download.Access;
import org.convzoo.data.Batch;
import org.convzoo.data.BatchStream;
import org.convzoo.data.EpochOrder;
import org.convzoo.data.FileDecoding;
import org.convzoo.data.JoinedImages;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.Pass;
import org.convzoo.data.augmentation.Augmentation;
import org.convzoo.data.folder.ImageFolderSource;
import org.convzoo.engine.NativeRuntime;

/**
 * How many images a second two threads decode and prepare.
 *
 * @param images of an epoch
 * @param first images a second in the first epoch
 * @param imagesPerSecond after the warm-up
 * @param processorMilliseconds an image, of all threads
 * @param mean of all values that were handed out
 */
record LoadingRate(int images, double first, double imagesPerSecond, double processorMilliseconds, double mean) {

    private static final int BATCH = 32;
    private static final int WORKERS = 2;
    private static final double NANOSECONDS = 1e9;

    /** As torchvision's networks want their images. */
    private static final ImageContract CONTRACT = ImageContract.normalised(
                    new ImageSize(224, 224, 3), List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225))
            .withResize(Resize.shorterSide(256));

    private static final List<AugmentationConfig> TRAINING = List.of(
            new GeometricAugmentation.RandomResizedCrop(List.of(0.08, 1.0), List.of(3 / 4.0, 4 / 3.0)),
            new GeometricAugmentation.HorizontalFlip(0.5));

    /**
     * Measures, and prints what was found in a line.
     *
     * @param arguments a folder with the folders {@code train} and {@code val}, {@code evaluation} or {@code training}, and
     *     how many epochs are not measured and how many are
     */
    public static void main(String[] arguments) throws Exception {
        NativeRuntime.start(System.getenv());
        Path here = Path.of("").toAbsolutePath();
        try (ImageFolderSource photos = ImageFolderSource.open(
                new ImageFolderConfig(arguments[0]),
                new DataConfig.SplitConfig(0.5, 0.5),
                new FileDecoding(Colour.WHITE),
                1,
                new DataLocator(null, here, here),
                Access.direct())) {
            LabelledImages all = new JoinedImages(List.of(photos.training(), photos.validation(), photos.test()));
            System.out.println(new ObjectMapper()
                    .writeValueAsString(measure(
                            all,
                            photos.labels().size(),
                            arguments[1].equals("training"),
                            Integer.parseInt(arguments[2]),
                            Integer.parseInt(arguments[3]))));
        }
    }

    private static LoadingRate measure(LabelledImages images, int classes, boolean training, int warmUp, int epochs) {
        double sum = 0;
        long values = 0;
        double first = 0;
        double measured = 0;
        long busy = 0;
        for (int epoch = 0; epoch < warmUp + epochs; epoch++) {
            int[] order =
                    training ? EpochOrder.shuffled(images.size(), 1, epoch) : EpochOrder.sequential(images.size());
            Pass pass = Pass.of(images, classes, CONTRACT, BATCH, order)
                    .withAugmentation(training ? new Augmentation(TRAINING, 1, epoch) : Augmentation.NONE);
            if (epoch == warmUp) {
                busy = processorNanoseconds();
            }
            long begun = System.nanoTime();
            try (BatchStream stream = BatchStream.open(pass, WORKERS)) {
                for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                    sum += batch.features().sumNumber().doubleValue();
                    values += batch.features().length();
                }
            }
            double seconds = (System.nanoTime() - begun) / NANOSECONDS;
            first = epoch == 0 ? images.size() / seconds : first;
            measured += epoch < warmUp ? 0 : seconds;
        }
        double milliseconds = (processorNanoseconds() - busy) / 1e6;
        int prepared = epochs * images.size();
        return new LoadingRate(images.size(), first, prepared / measured, milliseconds / prepared, sum / values);
    }

    private static long processorNanoseconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElseThrow();
    }
}
