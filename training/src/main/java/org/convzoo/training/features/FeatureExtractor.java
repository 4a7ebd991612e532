package org.convzoo.training.features;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Locale;
import org.convzoo.data.Batch;
import org.convzoo.data.BatchStream;
import org.convzoo.data.Pass;
import org.convzoo.data.features.TableWriter;
import org.convzoo.training.StopSignal;
import org.convzoo.training.features.ExtractionListener.ExtractionProgress;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runs the lower part of a network over all images of a pass, a batch at a time, and writes what its layers put out into
 * tables; the images of the next batches are decoded meanwhile.
 *
 * @param workers threads that prepare images
 * @param copy which pass this is, from 1, and copies how many there will be; for the listener
 * @param stop ends the pass after a batch
 */
public record FeatureExtractor(
        FrozenBody body, int workers, int copy, int copies, ExtractionListener listener, StopSignal stop) {

    /**
     * Fills the tables, each from where it ends.
     *
     * @param pass over all images in their order; its batch size is the tables' chunk
     * @param layers one a table; what lies above all of them is not computed
     * @return whether the tables are whole; else the stop signal was raised
     * @throws IOException if a table cannot be written
     */
    public boolean extract(Pass pass, List<String> layers, List<? extends TableWriter> tables) throws IOException {
        int first = tables.stream().mapToInt(TableWriter::chunksDone).min().orElseThrow();
        int total = pass.order().length;
        if (first > 0) {
            listener.notice(String.format(
                    Locale.ROOT,
                    "the features of %,d of %,d images are there from an earlier start",
                    Math.min(total, first * pass.batchSize()),
                    total));
        }
        long begun = System.nanoTime();
        try (BatchStream stream = BatchStream.open(pass.from(first), workers)) {
            int chunk = first;
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                if (stop.isRaised()) {
                    return false;
                }
                add(batch, chunk, layers, tables);
                chunk++;
                int done = (int) Math.min(total, (long) chunk * pass.batchSize());
                double seconds = (System.nanoTime() - begun) * 1e-9;
                listener.batchDone(
                        new ExtractionProgress(copy, copies, done, total, (done - first * pass.batchSize()) / seconds));
            }
        }
        return true;
    }

    private void add(Batch batch, int chunk, List<String> layers, List<? extends TableWriter> tables)
            throws IOException {
        List<INDArray> found = batch.isEmpty() ? List.of() : body.plan().activations(batch.features(), layers);
        for (int i = 0; i < layers.size(); i++) {
            TableWriter table = tables.get(i);
            if (table.chunksDone() == chunk) {
                FloatBuffer values = found.isEmpty() ? FloatBuffer.allocate(0) : values(found.get(i), batch, table);
                table.add(values, batch.indices(), batch.size());
            }
        }
    }

    private static FloatBuffer values(INDArray rows, Batch batch, TableWriter table) {
        if (rows.length() != (long) batch.size() * table.layout().rowLength()) {
            throw new IllegalArgumentException("features of " + rows.shapeInfoToString() + " are no " + batch.size()
                    + " rows of " + table.layout().shape());
        }
        return rows.data().asNioFloat();
    }
}
