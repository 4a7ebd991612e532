package org.convzoo.configs;

import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Writes the effective configuration of a run: every key, in the order of the records, defaults filled in. */
public final class ConfigWriter {

    private static final int LINE_WIDTH = 200;

    private ConfigWriter() {}

    /** YAML that {@link ConfigReader} reads back to an equal record. */
    public static String toYaml(RunConfig config) {
        return toYaml(ConfigReader.RUN, config);
    }

    static String toYaml(MappingShape shape, Object value) {
        DumpSettings settings = DumpSettings.builder()
                .setSchema(new CoreSchema())
                .setWidth(LINE_WIDTH)
                .build();
        Collected text = new Collected();
        new Dump(settings).dumpNode(shape.write(value), text);
        return text.written.toString();
    }

    private static final class Collected implements StreamDataWriter {

        private final StringBuilder written = new StringBuilder();

        @Override
        public void write(String part) {
            written.append(part);
        }

        @Override
        public void write(String part, int offset, int length) {
            written.append(part, offset, offset + length);
        }
    }
}
