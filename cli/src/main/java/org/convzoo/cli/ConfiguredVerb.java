package org.convzoo.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A verb that does what a configuration says, so that a failure can tell the line that is to blame. */
interface ConfiguredVerb {

    /** Null if it was called without one. */
    @Nullable
    Path config();

    /** {@code key.path=value}, in the order in which they replace the file's values. */
    default List<String> overrides() {
        return List.of();
    }
}
