package org.convzoo.data.inspection;

/**
 * What is worth knowing before training.
 *
 * @param severity how much it matters
 * @param words one sentence: what was found, and what to do about it
 */
public record Finding(Severity severity, String words) {

    /** How much a finding matters. */
    public enum Severity {
        /** Results will be wrong, or a run fails. */
        PROBLEM,
        /** Results may be worse than they need be. */
        WARNING,
        /** Good to know. */
        NOTE
    }
}
