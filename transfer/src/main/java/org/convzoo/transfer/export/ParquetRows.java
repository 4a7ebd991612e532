package org.convzoo.transfer.export;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;
import org.convzoo.training.features.PooledRows;
import org.jspecify.annotations.Nullable;

/** Images as Parquet's records: path, label and the list of features; the classes in their order as metadata. */
final class ParquetRows extends WriteSupport<Integer> {

    /** As Parquet calls the values of a list. */
    static final String FEATURE_COLUMN = "features.list.element";

    private static final MessageType SCHEMA = Types.buildMessage()
            .required(BINARY)
            .as(stringType())
            .named("path")
            .required(BINARY)
            .as(stringType())
            .named("label")
            .requiredList()
            .requiredElement(FLOAT)
            .named("features")
            .named("images");

    private final PooledRows rows;
    private final float[] features;
    private @Nullable RecordConsumer record;

    ParquetRows(PooledRows rows) {
        this.rows = rows;
        this.features = new float[rows.features()];
    }

    /** Never called, but abstract as long as Parquet knows Hadoop. */
    @Override
    @SuppressWarnings("deprecation")
    public WriteContext init(Configuration hadoop) {
        return context();
    }

    @Override
    public WriteContext init(ParquetConfiguration plain) {
        return context();
    }

    private WriteContext context() {
        try {
            return new WriteContext(SCHEMA, Map.of("classes", new ObjectMapper().writeValueAsString(rows.classes())));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
        record = consumer;
    }

    @Override
    public void write(Integer row) {
        RecordConsumer to = Objects.requireNonNull(record, "Parquet prepares before it writes");
        rows.matrix().read(row, 0, features);
        to.startMessage();
        text(to, 0, "path", rows.images().id(row));
        text(to, 1, "label", rows.classes().get(rows.images().label(row)));
        to.startField("features", 2);
        to.startGroup();
        to.startField("list", 0);
        for (float feature : features) {
            to.startGroup();
            to.startField("element", 0);
            to.addFloat(feature);
            to.endField("element", 0);
            to.endGroup();
        }
        to.endField("list", 0);
        to.endGroup();
        to.endField("features", 2);
        to.endMessage();
    }

    private static void text(RecordConsumer to, int index, String field, String value) {
        to.startField(field, index);
        to.addBinary(Binary.fromString(value));
        to.endField(field, index);
    }
}
