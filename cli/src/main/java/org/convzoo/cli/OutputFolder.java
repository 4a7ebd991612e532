package org.convzoo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convzoo.configs.UserException;

/** A folder that a verb is told to write to. */
final class OutputFolder {

    private OutputFolder() {}

    /**
     * Asks, before any work is done, that a file of an earlier call is not there.
     *
     * @param file what the verb writes into the folder
     */
    static void requireFree(Path folder, String file) {
        if (Files.exists(folder.resolve(file))) {
            throw UserException.wrongUsage(folder.resolve(file)
                    + " exists already and was left as it is; choose another folder with --output");
        }
    }

    /** Makes the folder and those above it where they are not there yet. */
    static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException problem) {
            throw UserException.failed(
                    "cannot make the folder " + folder + ": " + problem + "; choose another with --output", problem);
        }
    }
}
