package org.convzoo.configs;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Checks a regular expression that finds groups in names. */
final class GroupPattern {

    private GroupPattern() {}

    /**
     * Refuses what is no regular expression, or has no parentheses that name a group.
     *
     * @param key that it was written for
     */
    static void check(String key, String expression) {
        int captures;
        try {
            captures = Pattern.compile(expression).matcher("").groupCount();
        } catch (PatternSyntaxException malformed) {
            throw new KeyException(
                    key, "is no regular expression (" + malformed.getDescription() + "), got " + expression);
        }
        if (captures == 0) {
            throw new KeyException(
                    key,
                    "needs a pair of parentheses around what names the group, e.g. ^(patient[0-9]+)_, got "
                            + expression);
        }
    }
}
