package org.convzoo.zoo.weights;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.UserException;
import org.convzoo.configs.download.Access;
import org.convzoo.configs.download.Digest;
import org.convzoo.configs.download.Download;
import org.convzoo.configs.download.Patience;
import org.convzoo.configs.download.Progress;

/**
 * The published weights on this machine.
 *
 * @param folder holds each file under its publisher's name
 * @param download brings those that are absent
 */
public record WeightsFolder(Path folder, Download download) {

    /** Of the folder, in the data home. */
    public static final String NAME = "weights";

    /** The variable that names a mirror: an address of a folder that has the files under their own names. */
    public static final String MIRROR = "CONVZOO_WEIGHTS_MIRROR";

    /** What is here of a file. */
    public enum Presence {
        ABSENT,
        /** Its content was not checked, or it changed since. */
        UNCHECKED,
        VERIFIED
    }

    /**
     * That a file is what it should be.
     *
     * @param sha256 of the whole file
     * @param asPublished whether its publisher's digest says so; else it is what it was when it came
     */
    public record Verification(String sha256, boolean asPublished) {}

    /** The folder {@code weights} of the data home. */
    public static WeightsFolder of(DataLocator locator, Access access) {
        return new WeightsFolder(locator.inDataHome(NAME), new Download(Patience.USUAL, access));
    }

    /** Where a file is, or would be. */
    public Path fileOf(PublishedWeights weights) {
        return folder.resolve(weights.file().name());
    }

    /** What is here; reads no content. */
    public Presence presenceOf(PublishedWeights weights) {
        Path file = fileOf(weights);
        if (!Files.isRegularFile(file)) {
            return Presence.ABSENT;
        }
        return Seal.of(file).holds() ? Presence.VERIFIED : Presence.UNCHECKED;
    }

    /**
     * The file, downloaded and checked where it is absent, checked where it is here and was not.
     *
     * @throws UserException if it cannot be downloaded, saying what to put where instead, or is not what it should be
     */
    public Path pull(PublishedWeights weights, Progress progress) {
        Path file = fileOf(weights);
        if (presenceOf(weights) == Presence.VERIFIED) {
            return file;
        }
        if (!Files.exists(file)) {
            try {
                Seal.of(file).breakOpen();
                download.fetch(weights.file().address(), file, weights.file().expected(), progress);
            } catch (IOException failed) {
                throw notDownloaded(weights, failed);
            }
        }
        Seal.of(file).set(verify(weights).sha256());
        return file;
    }

    /**
     * Reads the whole file and compares it with its publisher's digest; where there is none, with what it was when it
     * came. Writes nothing.
     *
     * @throws UserException if the file is absent or another
     */
    public Verification verify(PublishedWeights weights) {
        Path file = fileOf(weights);
        if (!Files.isRegularFile(file)) {
            throw UserException.failed(file + " is not here; fetch it with: convzoo zoo weights pull "
                    + weights.architecture() + " --weights " + weights.name());
        }
        try {
            return verified(weights.file(), file);
        } catch (IOException unreadable) {
            throw UserException.failed("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static Verification verified(PublishedFile published, Path file) throws IOException {
        String sha256 = Digest.Algorithm.SHA_256.of(file);
        if (published.digest().isPresent()) {
            Digest digest = published.digest().get();
            String found = digest.algorithm() == Digest.Algorithm.SHA_256
                    ? sha256
                    : digest.algorithm().of(file);
            if (!digest.matches(found)) {
                throw another(file, digest.algorithm() + " " + found + " instead of " + digest);
            }
        } else {
            String then = Seal.of(file).sha256().orElse(sha256);
            if (!then.equals(sha256)) {
                throw another(file, "SHA-256 " + sha256 + " instead of " + then + " when it came");
            }
        }
        return new Verification(sha256, published.digest().isPresent());
    }

    private static UserException another(Path file, String difference) {
        return UserException.failed(
                file + " is not the published file: " + difference + "; delete it and pull it again");
    }

    private UserException notDownloaded(PublishedWeights weights, IOException failure) {
        PublishedFile file = weights.file();
        String reason = failure instanceof FileSystemException broken
                ? "cannot write " + broken.getFile() + " ("
                        + (broken.getReason() == null ? broken.getClass().getSimpleName() : broken.getReason()) + ")"
                : failure.getMessage();
        String source = reason.contains(file.address().toString()) ? "" : " from " + file.address();
        String digest = file.digest().map(known -> " (" + known + ")").orElse("");
        return UserException.failed(
                file.name() + " could not be downloaded: " + reason + "; put that file" + digest + source + " into "
                        + folder + ", or set " + MIRROR + " to the address of a folder that has it",
                failure);
    }
}
