package org.convzoo.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Several sets of images, one after the other.
 *
 * @param parts in their order
 */
public record JoinedImages(List<LabelledImages> parts) implements LabelledImages {

    public JoinedImages {
        parts = List.copyOf(parts);
    }

    @Override
    public int size() {
        return parts.stream().mapToInt(LabelledImages::size).sum();
    }

    @Override
    public int label(int index) {
        Place place = place(index);
        return place.part().label(place.index());
    }

    @Override
    public String id(int index) {
        Place place = place(index);
        return place.part().id(place.index());
    }

    @Override
    public void check(int index) {
        Place place = place(index);
        place.part().check(place.index());
    }

    @Override
    public RawImage read(int index) {
        Place place = place(index);
        return place.part().read(place.index());
    }

    @Override
    public Sample sample(int index) {
        Place place = place(index);
        return place.part().sample(place.index());
    }

    @Override
    public Sample sample(int index, ImagePart.Choice part) {
        Place place = place(index);
        return place.part().sample(place.index(), part);
    }

    @Override
    public Optional<Path> file(int index) {
        Place place = place(index);
        return place.part().file(place.index());
    }

    @Override
    public double weight(int index) {
        Place place = place(index);
        return place.part().weight(place.index());
    }

    @Override
    public @Nullable String group(int index) {
        Place place = place(index);
        return place.part().group(place.index());
    }

    private record Place(LabelledImages part, int index) {}

    private Place place(int index) {
        int rest = index;
        for (LabelledImages part : parts) {
            if (rest < part.size()) {
                return new Place(part, rest);
            }
            rest -= part.size();
        }
        throw new IndexOutOfBoundsException("image " + index + " of " + size());
    }
}
