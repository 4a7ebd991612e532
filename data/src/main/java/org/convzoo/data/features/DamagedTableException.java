package org.convzoo.data.features;

import java.io.IOException;

/** A file is not the whole table that its name says; the message goes on after "it" or "its". */
final class DamagedTableException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedTableException(String message) {
        super(message);
    }
}
