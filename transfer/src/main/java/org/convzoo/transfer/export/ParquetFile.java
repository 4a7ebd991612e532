package org.convzoo.transfer.export;

import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.convzoo.configs.AtomicFile;
import org.convzoo.training.features.PooledRows;

/**
 * Apache Parquet, written row group by row group, so that no more than one of them is in memory.
 *
 * <p>The features of an image are one value, a list of floats: pandas shows an array in each row, DuckDB a {@code FLOAT[]}
 * and pyarrow one flat buffer. A column for each feature would make every reader go through 25,088 descriptions of columns
 * for each group of rows. Values are not compressed: features hardly shrink, and codecs would bring natives.
 */
final class ParquetFile implements FeatureFormat.Writer {

    /** On the heap while it is put together. */
    private static final long ROW_GROUP_BYTES = 32L << 20;

    @Override
    public void write(Path file, PooledRows rows) {
        AtomicFile.write(file, out -> {
            try (ParquetWriter<Integer> writer = new RowWriter(new ParquetStream(out), rows)
                    .withConf(new PlainParquetConfiguration())
                    .withRowGroupSize(ROW_GROUP_BYTES)
                    // rows of flattened maps have megabytes: look at the size after each
                    .withMinRowCountForPageSizeCheck(1)
                    .withDictionaryEncoding(ParquetRows.FEATURE_COLUMN, false)
                    .withStatisticsEnabled(ParquetRows.FEATURE_COLUMN, false)
                    .build()) {
                for (int row = 0; row < rows.images().size(); row++) {
                    writer.write(row);
                }
            }
        });
    }

    /** Writes rows by their indices. */
    private static final class RowWriter extends ParquetWriter.Builder<Integer, RowWriter> {

        private final PooledRows rows;

        RowWriter(ParquetStream stream, PooledRows rows) {
            super(stream);
            this.rows = rows;
        }

        @Override
        protected RowWriter self() {
            return this;
        }

        /** Never called, but abstract as long as Parquet knows Hadoop. */
        @Override
        @SuppressWarnings("deprecation")
        protected ParquetRows getWriteSupport(Configuration hadoop) {
            return new ParquetRows(rows);
        }

        @Override
        protected ParquetRows getWriteSupport(ParquetConfiguration plain) {
            return new ParquetRows(rows);
        }
    }
}
