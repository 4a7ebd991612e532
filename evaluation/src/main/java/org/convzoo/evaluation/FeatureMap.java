package org.convzoo.evaluation;

import java.util.List;

/**
 * Images as points of a plane: those lie together whose features are alike.
 *
 * @param title of the page
 * @param subtitle which features of which images
 * @param classes names, in order
 * @param images one a point
 * @param projections pictures of the same points; the first is shown first
 * @param notes sentences that a reader should know
 */
public record FeatureMap(
        String title,
        String subtitle,
        List<String> classes,
        List<MappedImage> images,
        List<Projection> projections,
        List<String> notes) {

    public FeatureMap {
        classes = List.copyOf(classes);
        images = List.copyOf(images);
        projections = List.copyOf(projections);
        notes = List.copyOf(notes);
    }

    /**
     * An image.
     *
     * @param id what names it to a person
     * @param label index of its class
     * @param predicted index of the class that the network names
     * @param confidence its probability, 0 to 1
     * @param thumbnail bytes of a PNG or JPEG; empty if the page has none of it
     */
    public record MappedImage(String id, int label, int predicted, float confidence, byte[] thumbnail) {

        /** Whether the network names another class. */
        public boolean isWrong() {
            return label != predicted;
        }
    }

    /**
     * Where the images are.
     *
     * @param name such as t-SNE
     * @param words what its distances mean
     * @param x of every image
     * @param y of every image
     */
    public record Projection(String name, String words, double[] x, double[] y) {}
}
