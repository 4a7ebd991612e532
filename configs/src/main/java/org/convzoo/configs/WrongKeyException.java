package org.convzoo.configs;

/** A key of a configuration whose value nobody can do anything with, found out by whoever knows what there is. */
public final class WrongKeyException extends UserException {

    private static final long serialVersionUID = 1L;

    private final String key;

    /**
     * @param key dotted, seen from the configuration, e.g. {@code model.weights}
     * @param complaint what is wrong, what is allowed
     */
    public WrongKeyException(String key, String complaint) {
        super(Kind.WRONG_USAGE, key + ": " + complaint, null);
        this.key = key;
    }

    String key() {
        return key;
    }
}
