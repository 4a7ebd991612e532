package org.convzoo.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.convzoo.training.ImagePrediction.ClassProbability;
import org.convzoo.training.UnlabelledImage;

/** Predictions for people. */
final class PredictionText {

    /** Longer names move their own line only. */
    private static final int WIDEST_NAME = 72;

    private PredictionText() {}

    /** The image's name, and under it a line for each class. */
    static PredictionWriter blocks(PrintStream out) {
        return prediction -> {
            if (prediction.failure() == null) {
                out.println(prediction.image());
                prediction.likeliest().forEach(one -> out.println("  " + text(one)));
            }
        };
    }

    /** One line for each image, its name first. */
    static PredictionWriter lines(PrintStream out, List<UnlabelledImage> images) {
        int width = images.stream()
                .mapToInt(image -> Math.min(WIDEST_NAME, image.name().length()))
                .max()
                .orElse(0);
        return prediction -> prediction
                .likeliest()
                .forEach(one -> out.printf("%-" + width + "s  %s%n", prediction.image(), text(one)));
    }

    private static String text(ClassProbability one) {
        return String.format(Locale.ROOT, "%5.1f %%  %s", one.probability() * 100, one.label());
    }
}
