package org.convzoo.notebooks;

import org.jspecify.annotations.Nullable;

/** A cell could not be evaluated: the compiler refused a snippet of it, or one has thrown. */
final class CellFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String snippet;

    /**
     * @param snippet that is to blame, as it was written
     * @param diagnostic what the compiler says, or what was thrown
     * @param cause what was thrown; null if nothing was run
     */
    CellFailure(String snippet, String diagnostic, @Nullable Throwable cause) {
        super(diagnostic, cause);
        this.snippet = snippet;
    }

    String snippet() {
        return snippet;
    }
}
