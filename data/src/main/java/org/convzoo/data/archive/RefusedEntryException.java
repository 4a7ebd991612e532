package org.convzoo.data.archive;

import java.io.IOException;

/** An archive holds what is not unpacked. */
final class RefusedEntryException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param complaint what follows the entry's name in the message */
    RefusedEntryException(String entry, String complaint) {
        super("its entry " + printable(entry) + " " + complaint);
    }

    /** A complaint about the whole. */
    RefusedEntryException(String complaint) {
        super(complaint);
    }

    private static String printable(String entry) {
        String shown = entry.replaceAll("\\p{Cntrl}", "?");
        return shown.length() > 200 ? shown.substring(0, 200) + "…" : shown;
    }
}
