package org.convzoo.data.folder;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convzoo.configs.UserException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the group that an image belongs to in its file's name.
 *
 * @param pattern whose first pair of parentheses names the group; null if images stand alone
 */
record GroupsByName(@Nullable Pattern pattern) {

    static GroupsByName of(@Nullable String expression) {
        return new GroupsByName(expression == null ? null : Pattern.compile(expression));
    }

    /**
     * The group of a file, null if it stands alone.
     *
     * @throws UserException if the pattern finds nothing in the name
     */
    @Nullable
    String of(Path file) {
        if (pattern == null) {
            return null;
        }
        Matcher matcher = pattern.matcher(file.getFileName().toString());
        if (!matcher.find() || matcher.group(1) == null || matcher.group(1).isEmpty()) {
            throw UserException.failed("the name of " + file + " has no group: data.source.groups (" + pattern
                    + ") finds nothing in it; rename the file, or write a pattern that fits the name of every image");
        }
        return matcher.group(1);
    }
}
