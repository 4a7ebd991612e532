package org.convzoo.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.convzoo.configs.UserException;

/**
 * The folder that a run leaves: which file is where.
 *
 * @param path the folder
 */
public record RunDirectory(Path path) {

    /**
     * Asks, before any work is done, for a place where a new run can go.
     *
     * @throws UserException if it exists already and holds something
     */
    static void requireNew(Path path) {
        if (Files.exists(path) && !isEmptyFolder(path)) {
            throw UserException.wrongUsage("the run directory " + path + " exists already and was left as it is; choose"
                    + " another with --run-dir, or go on with it: convzoo train --resume " + path);
        }
    }

    /** Makes a new run's folder. */
    static RunDirectory create(Path path) {
        requireNew(path);
        try {
            Files.createDirectories(path.resolve("checkpoints"));
        } catch (IOException problem) {
            throw UserException.failed("cannot create the run directory " + path + ": " + problem, problem);
        }
        return new RunDirectory(path);
    }

    /**
     * Opens the folder of an earlier run.
     *
     * @throws UserException if it is not one
     */
    public static RunDirectory open(Path path) {
        RunDirectory directory = new RunDirectory(path);
        if (!Files.isRegularFile(directory.config())) {
            throw UserException.wrongUsage(
                    path
                            + " is not the directory of a run: it has no config.yaml; give a folder that convzoo train has made");
        }
        return directory;
    }

    private static boolean isEmptyFolder(Path path) {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        } catch (IOException notAFolder) {
            return false;
        }
    }

    /** The effective configuration. */
    public Path config() {
        return path.resolve("config.yaml");
    }

    Path provenance() {
        return path.resolve("provenance.json");
    }

    Path history() {
        return path.resolve("history.csv");
    }

    /** The epochs of pre-training; absent if there is none. */
    Path pretraining() {
        return path.resolve("pretraining.csv");
    }

    /** The images that could not be used; absent if there were none. */
    public Path badImages() {
        return path.resolve("bad-images.csv");
    }

    /** The features of a part of the images, without the ending that tells what kind of file it is. */
    Path features(String part) {
        return path.resolve("features-" + part);
    }

    /** The map of features. */
    public Path featureMap() {
        return path.resolve("features.html");
    }

    /** The trained network. */
    public Path model() {
        return path.resolve("model.zip");
    }

    /** What a sweep over layers, poolings and C has tried; absent if there was nothing to choose. */
    public Path sweep() {
        return path.resolve("sweep.csv");
    }

    /** What was said about each test image. */
    public Path predictions() {
        return path.resolve(PredictionTable.FILE);
    }

    /** The report for programs. */
    public Path reportJson() {
        return path.resolve("report.json");
    }

    /** The report for people. */
    public Path reportHtml() {
        return path.resolve("report.html");
    }

    Path lastCheckpoint() {
        return path.resolve("checkpoints").resolve("last.zip");
    }

    /** The whole network as a phase found it that trains only what is behind its frozen layers; counted from 0. */
    Path networkBefore(int phase) {
        return path.resolve("checkpoints").resolve("before-phase-" + (phase + 1) + ".zip");
    }

    Path bestCheckpoint() {
        return path.resolve("checkpoints").resolve("best.zip");
    }
}
