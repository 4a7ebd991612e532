package org.convzoo.configs;

/** A key of a configuration whose value nobody can do anything with, found out by whoever knows what there is. */
public final class WrongKeyException extends UserException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final String complaint;

    /**
     * @param key dotted, seen from the configuration, e.g. {@code model.weights}
     * @param complaint what is wrong, what is allowed
     */
    public WrongKeyException(String key, String complaint) {
        super(Kind.WRONG_USAGE, key + ": " + complaint, null);
        this.key = key;
        this.complaint = complaint;
    }

    /**
     * The same of a key that a configuration has elsewhere.
     *
     * @param place whose keys this one is of, e.g. {@code training}
     * @param other where they are, e.g. {@code transfer.phases.0}
     */
    public WrongKeyException moved(String place, String other) {
        return key.startsWith(place + ".")
                ? new WrongKeyException(other + key.substring(place.length()), complaint)
                : this;
    }

    String key() {
        return key;
    }
}
