package org.convzoo.data;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Some images of a larger set; their ids stay those of the larger set.
 *
 * @param all the larger set
 * @param indices which of them, in their order here
 * @param labels class of each
 */
public record Selection(LabelledImages all, int[] indices, int[] labels) implements LabelledImages {

    /** With the classes that they have in the larger set. */
    public Selection(LabelledImages all, int[] indices) {
        this(all, indices, IntStream.of(indices).map(all::label).toArray());
    }

    @Override
    public int size() {
        return indices.length;
    }

    @Override
    public int label(int index) {
        return labels[index];
    }

    @Override
    public String id(int index) {
        return all.id(indices[index]);
    }

    @Override
    public void check(int index) {
        all.check(indices[index]);
    }

    @Override
    public RawImage read(int index) {
        return all.read(indices[index]);
    }

    @Override
    public Sample sample(int index) {
        return all.sample(indices[index]);
    }

    @Override
    public Sample sample(int index, ImagePart.Choice part) {
        return all.sample(indices[index], part);
    }

    @Override
    public Optional<Path> file(int index) {
        return all.file(indices[index]);
    }

    @Override
    public double weight(int index) {
        return all.weight(indices[index]);
    }

    @Override
    public @Nullable String group(int index) {
        return all.group(indices[index]);
    }
}
