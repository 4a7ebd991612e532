package org.convzoo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convzoo.configs.UserException;

/** A folder that a verb is told to write to. */
final class OutputFolder {

    private OutputFolder() {}

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
