package org.convzoo.data;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Images that are as others are, but for what whoever implements this says of them. What a network is given is what
 * {@link #read} returns, else the implementation's own affair.
 */
public interface DelegatedImages extends LabelledImages {

    /** Those others. */
    LabelledImages images();

    @Override
    default int size() {
        return images().size();
    }

    @Override
    default int label(int index) {
        return images().label(index);
    }

    @Override
    default String id(int index) {
        return images().id(index);
    }

    @Override
    default RawImage read(int index) {
        return images().read(index);
    }

    @Override
    default Optional<Path> file(int index) {
        return images().file(index);
    }

    @Override
    default void check(int index) {
        images().check(index);
    }

    @Override
    default double weight(int index) {
        return images().weight(index);
    }

    @Override
    default @Nullable String group(int index) {
        return images().group(index);
    }
}
