package org.convzoo.configs.download;

import java.io.IOException;

/** Trying again would give the same answer. */
final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
