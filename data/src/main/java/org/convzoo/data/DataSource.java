package org.convzoo.data;

import java.util.List;
import java.util.Optional;
import org.convzoo.configs.ImageSize;

/** Labelled images in three splits that share one list of labels. */
public interface DataSource extends AutoCloseable {

    /** The classes, in the order that the images' labels count in. */
    List<String> labels();

    LabelledImages training();

    LabelledImages validation();

    LabelledImages test();

    /** Whether the test images are the source's own choice; else the seed has held them out. */
    default boolean hasOwnTest() {
        return true;
    }

    /** Files that are images and do not count as such; known without reading the others. */
    default List<RefusedFile> refused() {
        return List.of();
    }

    /** Whether the samples are signals; else they are images. */
    default boolean hasSignals() {
        return false;
    }

    /** Whether the validation images are the source's own choice; else they were held out of the training images. */
    default boolean hasOwnValidation() {
        return false;
    }

    /** Files beside the images that are taken for no images, relative to the source. */
    default List<String> passedOver() {
        return List.of();
    }

    /** The size that all images share, if they do. */
    Optional<ImageSize> nativeSize();

    /**
     * SHA-256 in hexadecimal; changes when the labels, the images or their division into splits do. Of folders of
     * images it takes the sizes of the files for their content.
     */
    String fingerprint();

    /** One line for a person: what it is, where it lies, how many images each split has. */
    String description();

    @Override
    void close();
}
