package org.convzoo.configs;

/** One record twice: read from its required keys alone, and from all of them, each with a value that is not the default. */
record ConfigExample(String smallest, Record defaults, String full, Record mapped) {

    @Override
    public String toString() {
        return mapped.getClass().getSimpleName();
    }
}
