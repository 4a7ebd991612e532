package org.convzoo.data.inspection;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.Part;
import org.convzoo.data.inspection.ImageFacts.Content;
import org.jspecify.annotations.Nullable;

/**
 * All images of all parts, one after the other, with what each has told.
 *
 * @param labels the classes
 * @param parts where the images are
 * @param facts one an image
 */
record Examined(List<String> labels, List<Part> parts, List<ImageFacts> facts) {

    /** The numbers of the images that could be read. */
    IntStream readable() {
        return IntStream.range(0, facts.size()).filter(image -> facts.get(image).content() != null);
    }

    @Nullable
    Content contentOrNull(int image) {
        return facts.get(image).content();
    }

    /** What is in an image that could be read. */
    Content content(int image) {
        return Objects.requireNonNull(facts.get(image).content());
    }

    Picture picture(int image) {
        int part = 0;
        int index = image;
        while (index >= parts.get(part).images().size()) {
            index -= parts.get(part).images().size();
            part++;
        }
        LabelledImages images = parts.get(part).images();
        return new Picture(part, index, images.id(index), parts.get(part).name(), labels.get(images.label(index)));
    }

    /** The number of a part's first image. */
    int first(int part) {
        return parts.subList(0, part).stream()
                .mapToInt(earlier -> earlier.images().size())
                .sum();
    }
}
