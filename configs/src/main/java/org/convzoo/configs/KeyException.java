package org.convzoo.configs;

/** Thrown by a record's constructor when one of its keys does not go with the others; names the key to be marked. */
final class KeyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final String complaint;

    /**
     * @param key dotted, seen from the record, e.g. {@code schedule.warmupEpochs}
     * @param complaint what follows the key in the message, e.g. "must be smaller than …"
     */
    KeyException(String key, String complaint) {
        super(key + " " + complaint);
        this.key = key;
        this.complaint = complaint;
    }

    String key() {
        return key;
    }

    String complaint() {
        return complaint;
    }
}
