package org.convzoo.configs.download;

import java.util.OptionalLong;

/** Is told how far a download is, about ten times a second while bytes arrive, in the thread that asked for it. */
@FunctionalInterface
public interface Progress {

    /** Tells nobody. */
    Progress NONE = (bytes, total) -> {};

    /**
     * Takes note.
     *
     * @param bytes of the file that are here, those of earlier attempts included
     * @param total empty where neither the catalogue nor the server knows it
     */
    void reached(long bytes, OptionalLong total);
}
