package org.convzoo.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WeighedImagesTest {

    @Test
    void imagesCountOnceAndStandAloneWhereNothingIsSaid() {
        LabelledImages images = FakeImages.of(3);

        assertThat(images.weight(2)).isEqualTo(1);
        assertThat(images.group(2)).isNull();
    }

    @Test
    void partsAndUnionsKeepWeightsAndGroups() {
        LabelledImages part = new Selection(new Weighed(FakeImages.of(6)), new int[] {5, 1});
        LabelledImages union = new JoinedImages(List.of(FakeImages.of(2), part));

        assertThat(part.weight(0)).isEqualTo(2.5);
        assertThat(part.group(1)).isEqualTo("group 1");
        assertThat(union.weight(1)).isEqualTo(1);
        assertThat(union.weight(3)).isEqualTo(0.5);
        assertThat(union.group(2)).isEqualTo("group 2");
    }

    /** Image i weighs i / 2 and belongs with the image three further on. */
    private record Weighed(LabelledImages images) implements LabelledImages {
        @Override
        public int size() {
            return images.size();
        }

        @Override
        public int label(int index) {
            return images.label(index);
        }

        @Override
        public String id(int index) {
            return images.id(index);
        }

        @Override
        public RawImage read(int index) {
            return images.read(index);
        }

        @Override
        public double weight(int index) {
            return index / 2.0;
        }

        @Override
        public @Nullable String group(int index) {
            return "group " + index % 3;
        }
    }
}
