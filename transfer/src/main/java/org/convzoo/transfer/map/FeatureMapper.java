package org.convzoo.transfer.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.convzoo.configs.UserException;
import org.convzoo.data.EpochOrder;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.inspection.Thumbnail;
import org.convzoo.evaluation.FeatureMap;
import org.convzoo.evaluation.FeatureMap.MappedImage;
import org.convzoo.evaluation.FeatureMap.Projection;
import org.convzoo.evaluation.Predictions;
import org.convzoo.training.ObservedFeatures;
import org.convzoo.transfer.linear.FiniteValues;
import org.convzoo.transfer.linear.PrincipalComponents;

/** Draws the features of images into a plane: as t-SNE, and by their two first principal components. */
public final class FeatureMapper {

    /** t-SNE compares rows by so many principal components: what lies in the others is noise mostly, and takes time. */
    private static final int COMPONENTS = 50;

    private static final int LONGEST_SIDE = 96;
    private static final int MOST_THUMBNAIL_BYTES = 6 << 20;

    private FeatureMapper() {}

    /**
     * Makes a map.
     *
     * @param name of the run
     * @param observed what the run's network makes of its images
     * @param withThumbnails whether the images themselves are looked at again, for a page
     * @throws UserException if a feature is not finite, or there are too few images
     */
    public static FeatureMap map(String name, ObservedFeatures observed, boolean withThumbnails) {
        LabelledImages images = observed.rows().images();
        FiniteValues.require(observed.rows().matrix(), row -> "image " + images.id(row));
        if (images.size() < Tsne.LEAST_ROWS) {
            throw UserException.failed("a map needs at least " + Tsne.LEAST_ROWS + " images, there are " + images.size()
                    + "; take others with --split");
        }
        int components =
                Math.min(COMPONENTS, Math.min(images.size() - 1, observed.rows().features()));
        PrincipalComponents directions = PrincipalComponents.of(observed.rows().matrix(), components);
        double[][] rows = directions.project(observed.rows().matrix());
        List<String> notes = new ArrayList<>(observed.notes());
        List<Projection> projections = List.of(neighbours(directions, rows), flat(directions, rows));
        int[] predicted = predicted(observed.predictions());
        byte[][] thumbnails = new byte[images.size()][0];
        if (withThumbnails) {
            thumbnails(images, predicted, thumbnails, notes);
        }
        List<MappedImage> mapped = IntStream.range(0, images.size())
                .mapToObj(index -> new MappedImage(
                        images.id(index),
                        images.label(index),
                        predicted[index],
                        observed.predictions().probabilities()[index][predicted[index]],
                        thumbnails[index]))
                .toList();
        return new FeatureMap(
                "Features of " + name, observed.description(), observed.rows().classes(), mapped, projections, notes);
    }

    private static Projection neighbours(PrincipalComponents directions, double[][] rows) {
        Tsne picture = Tsne.of(rows);
        String words = String.format(
                Locale.ROOT,
                "t-SNE of the first %d principal components (%.0f %% of the variance), perplexity %.0f, divergence %.2f:"
                        + " what lies together is alike; how far groups are apart, and how large they are, says little.",
                directions.shares().size(),
                100 * directions.shares().stream().mapToDouble(share -> share).sum(),
                picture.perplexity(),
                picture.divergence());
        return new Projection("t-SNE", words, picture.x(), picture.y());
    }

    private static Projection flat(PrincipalComponents directions, double[][] rows) {
        String words = String.format(
                Locale.ROOT,
                "The two directions in which the features differ most: %.1f %% of the variance from left to right, %.1f %%"
                        + " from bottom to top. Distances are true in the plane; the rest of the variance is not seen.",
                100 * share(directions, 0),
                100 * share(directions, 1));
        return new Projection("PCA", words, component(rows, 0), component(rows, 1));
    }

    private static double share(PrincipalComponents directions, int k) {
        return k < directions.shares().size() ? directions.shares().get(k) : 0;
    }

    private static double[] component(double[][] rows, int k) {
        return Arrays.stream(rows)
                .mapToDouble(row -> k < row.length ? row[k] : 0)
                .toArray();
    }

    private static int[] predicted(Predictions predictions) {
        return Arrays.stream(predictions.probabilities())
                .mapToInt(row -> IntStream.range(0, row.length)
                        .boxed()
                        .max(Comparator.comparingDouble(index -> row[index]))
                        .orElseThrow())
                .toArray();
    }

    /** Those that are predicted wrong first, so that they have theirs where not all do. */
    private static void thumbnails(LabelledImages images, int[] predicted, byte[][] into, List<String> notes) {
        int[] order = IntStream.of(EpochOrder.shuffled(images.size(), 0, 0))
                .boxed()
                .sorted(Comparator.comparing(index -> images.label(index) == predicted[index]))
                .mapToInt(Integer::intValue)
                .toArray();
        long bytes = 0;
        for (int done = 0; done < order.length; done++) {
            if (bytes > MOST_THUMBNAIL_BYTES) {
                notes.add(String.format(
                        Locale.ROOT,
                        "%,d of the images have a picture here, wrong ones first, so that the page stays small.",
                        done));
                return;
            }
            into[order[done]] = Thumbnail.of(images.read(order[done]), LONGEST_SIDE);
            bytes += into[order[done]].length;
        }
    }
}
