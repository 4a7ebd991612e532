package org.convzoo.data.archive;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where an entry of an archive may be written. */
final class EntryName {

    // Folders that archivers of macOS add, with a shadow of each file.
    private static final String SHADOWS = "__MACOSX";

    private EntryName() {}

    /**
     * The place of an entry below a folder; empty for what is passed over: the folder itself, shadows of macOS.
     *
     * @throws RefusedEntryException if the name leads elsewhere, on this system or another
     */
    static Optional<Path> below(Path folder, String name) throws RefusedEntryException {
        String slashed = name.replace('\\', '/');
        if (slashed.startsWith("/")) {
            throw new RefusedEntryException(name, "is an absolute path");
        }
        if (slashed.matches("(?s)[A-Za-z]:.*")) {
            throw new RefusedEntryException(name, "begins with a drive letter");
        }
        Path place = folder;
        for (String step : slashed.split("/")) {
            if (step.equals("..")) {
                throw new RefusedEntryException(name, "leads out of its folder");
            }
            if (step.chars().anyMatch(Character::isISOControl)) {
                throw new RefusedEntryException(name, "has control characters in its name");
            }
            if (place.equals(folder) && step.equals(SHADOWS)) {
                return Optional.empty();
            }
            place = step.isEmpty() || step.equals(".") ? place : place.resolve(path(name, step));
        }
        return place.equals(folder) ? Optional.empty() : Optional.of(place);
    }

    private static Path path(String name, String step) throws RefusedEntryException {
        try {
            return Path.of(step);
        } catch (InvalidPathException impossible) {
            throw new RefusedEntryException(name, "cannot be the name of a file here");
        }
    }
}
