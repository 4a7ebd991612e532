package org.convzoo.configs.download;

/** Is told of files that are about to be downloaded. */
@FunctionalInterface
public interface Downloads {

    /** Nobody watches. */
    Downloads UNWATCHED = file -> Progress.NONE;

    /**
     * A download begins; the one before it is over.
     *
     * @param file its name
     * @return is told how far it is
     */
    Progress begin(String file);
}
