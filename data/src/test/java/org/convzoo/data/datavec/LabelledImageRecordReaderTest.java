package org.convzoo.data.datavec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.NoSuchElementException;
import org.convzoo.configs.ImageContract.Resize;
import org.convzoo.data.Contracts;
import org.convzoo.data.KeptImages;
import org.convzoo.data.RawImage;
import org.datavec.api.records.Record;
import org.datavec.api.writable.NDArrayWritable;
import org.deeplearning4j.datasets.datavec.RecordReaderDataSetIterator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.DataSet;

class LabelledImageRecordReaderTest {

    private static final KeptImages IMAGES = new KeptImages(
            "train",
            List.of(
                    new RawImage(1, 2, 1, new byte[] {1, 2}),
                    new RawImage(1, 2, 1, new byte[] {3, 4}),
                    new RawImage(1, 2, 1, new byte[] {5, 6})),
            new int[] {2, 0, 1});

    @Test
    void deeplearning4jsIteratorMakesBatchesOfIt() {
        try (LabelledImageRecordReader reader = reader()) {
            RecordReaderDataSetIterator iterator = new RecordReaderDataSetIterator(reader, 2, 1, 3);

            DataSet first = iterator.next();
            assertThat(first.getFeatures().shape()).containsExactly(2, 1, 1, 2);
            assertThat(first.getFeatures().ravel().toFloatVector()).containsExactly(1, 2, 3, 4);
            assertThat(first.getLabels().ravel().toFloatVector()).containsExactly(0, 0, 1, 1, 0, 0);

            DataSet last = iterator.next();
            assertThat(last.getFeatures().shape()).containsExactly(1, 1, 1, 2);
            assertThat(iterator.hasNext()).isFalse();

            iterator.reset();
            assertThat(iterator.next().getFeatures().ravel().toFloatVector()).containsExactly(1, 2, 3, 4);
            assertThat(iterator.getLabels()).containsExactly("a", "b", "c");
        }
    }

    @Test
    void recordIsFoundAgainByItsMetaData() {
        try (LabelledImageRecordReader reader = reader()) {
            reader.next();
            Record second = reader.nextRecord();

            Record again = reader.loadFromMetaData(second.getMetaData());

            assertThat(((NDArrayWritable) again.getRecord().get(0))
                            .get()
                            .ravel()
                            .toFloatVector())
                    .containsExactly(3, 4);
            assertThat(again.getRecord().get(1).toInt()).isZero();
        }
    }

    @Test
    void afterTheLastImageThereIsNone() {
        try (LabelledImageRecordReader reader = reader()) {
            reader.next();
            reader.next();
            reader.next();

            assertThatThrownBy(reader::next)
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("all 3 images have been read; call reset()");
        }
    }

    private static LabelledImageRecordReader reader() {
        return new LabelledImageRecordReader(
                IMAGES, List.of("a", "b", "c"), Contracts.plain("1x2x1", Resize.exact(1, 2)));
    }
}
