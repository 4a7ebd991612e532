package org.convzoo.data.datavec;

import java.io.DataInputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageSize;
import org.convzoo.data.ImagePreparation;
import org.convzoo.data.LabelledImages;
import org.datavec.api.conf.Configuration;
import org.datavec.api.records.Record;
import org.datavec.api.records.metadata.RecordMetaData;
import org.datavec.api.records.metadata.RecordMetaDataIndex;
import org.datavec.api.records.reader.BaseRecordReader;
import org.datavec.api.split.InputSplit;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.NDArrayWritable;
import org.datavec.api.writable.Writable;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A split as DataVec records, for code that is written against DataVec or Deeplearning4j's own iterators. A record is
 * the prepared image, float [1, C, H, W], and its label, an index into {@link #getLabels()}. One thread reads at a time.
 *
 * <p>{@code new RecordReaderDataSetIterator(reader, batchSize, 1, classes)} makes batches of it.
 */
public final class LabelledImageRecordReader extends BaseRecordReader {

    private static final long serialVersionUID = 1L;

    private final transient LabelledImages images;
    private final transient ImagePreparation preparation;
    private final transient ImageSize size;
    private final List<String> labels;
    private int next;

    public LabelledImageRecordReader(LabelledImages images, List<String> labels, ImageContract contract) {
        this.images = images;
        this.labels = List.copyOf(labels);
        this.preparation = new ImagePreparation(contract);
        this.size = contract.input();
    }

    /** The split was given to the constructor; DataVec's own is not used. */
    @Override
    public void initialize(InputSplit split) {
        reset();
    }

    @Override
    public void initialize(Configuration configuration, InputSplit split) {
        reset();
    }

    @Override
    public boolean hasNext() {
        return next < images.size();
    }

    @Override
    public List<Writable> next() {
        return nextRecord().getRecord();
    }

    @Override
    public Record nextRecord() {
        if (!hasNext()) {
            throw new NoSuchElementException("all " + images.size() + " images have been read; call reset()");
        }
        Record record = read(next);
        next++;
        return record;
    }

    @Override
    public List<String> getLabels() {
        return labels;
    }

    @Override
    public void reset() {
        next = 0;
    }

    @Override
    public boolean resetSupported() {
        return true;
    }

    @Override
    public Record loadFromMetaData(RecordMetaData metaData) {
        return read((int) ((RecordMetaDataIndex) metaData).getIndex());
    }

    @Override
    public List<Record> loadFromMetaData(List<RecordMetaData> metaData) {
        List<Record> records = new ArrayList<>();
        metaData.forEach(one -> records.add(loadFromMetaData(one)));
        return records;
    }

    /** Images come from the split alone. */
    @Override
    public List<Writable> record(URI uri, DataInputStream stream) {
        throw new UnsupportedOperationException("this reader reads the images of its split, not streams");
    }

    @Override
    public Configuration getConf() {
        return new Configuration();
    }

    @Override
    public void setConf(Configuration configuration) {
        // Nothing of DataVec's configuration applies: the image contract says it all.
    }

    @Override
    public void close() {
        // Whoever opened the images closes them.
    }

    private Record read(int index) {
        float[] prepared = new float[size.channels() * size.height() * size.width()];
        preparation.into(images.read(index), prepared, 0);
        List<Writable> record = List.of(
                new NDArrayWritable(
                        Nd4j.create(prepared, new long[] {1, size.channels(), size.height(), size.width()}, 'c')),
                new IntWritable(images.label(index)));
        RecordMetaData origin = new RecordMetaDataIndex(index, null, LabelledImageRecordReader.class);
        return new org.datavec.api.records.impl.Record(record, origin);
    }
}
