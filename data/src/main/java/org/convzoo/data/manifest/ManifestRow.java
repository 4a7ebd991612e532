package org.convzoo.data.manifest;

import java.nio.file.Path;
import org.convzoo.data.table.CsvTable.Cell;
import org.jspecify.annotations.Nullable;

/**
 * One image of a manifest.
 *
 * @param written the path as the manifest has it
 * @param file where that is
 * @param label the cell that names its class
 * @param part which split it is in; null where the manifest does not say
 * @param group that it belongs to; null if it stands alone
 * @param weight how much it counts beside the others
 */
record ManifestRow(
        String written,
        Path file,
        Cell label,
        @Nullable Part part,
        @Nullable String group,
        double weight) {

    /** A split as manifests name it. */
    enum Part {
        TRAINING,
        VALIDATION,
        TEST
    }
}
