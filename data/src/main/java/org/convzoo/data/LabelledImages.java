package org.convzoo.data;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One split: images in a fixed order, each with its class. Any number of threads may read at once. */
public interface LabelledImages {

    /** How many images there are. */
    int size();

    /** The class of an image, an index into the source's labels. */
    int label(int index);

    /** What a person finds the image by: its path relative to the source, or e.g. {@code test/000017}. */
    String id(int index);

    /**
     * The image itself, decoded and upright.
     *
     * @throws org.convzoo.configs.UserException naming the image, if it cannot be read
     */
    RawImage read(int index);

    /**
     * What the network is given of it. Signals are no images: of them {@link #read} draws a picture for people.
     *
     * @throws org.convzoo.configs.UserException naming the image, if it cannot be read
     */
    default Sample sample(int index) {
        return read(index);
    }

    /**
     * The same; of an image, what lies outside the part is left to chance, so that it need not be decoded.
     *
     * @throws org.convzoo.configs.UserException naming the image, if it cannot be read
     */
    default Sample sample(int index, ImagePart.Choice part) {
        return sample(index);
    }

    /** The file that holds this image and no other, if there is one. */
    default Optional<Path> file(int index) {
        return Optional.empty();
    }

    /**
     * Looks at how the image's file begins, where it has one, without decoding it.
     *
     * @throws BadImageException if that is no image
     */
    default void check(int index) {}

    /** How much the image counts beside the others, 1 where its source says nothing; finite and greater than 0. */
    default double weight(int index) {
        return 1;
    }

    /**
     * What the image was taken of or by (a patient, a place, a scan): images of one group are never divided between two
     * splits. Null where its source says nothing: the image stands alone.
     */
    default @Nullable String group(int index) {
        return null;
    }
}
