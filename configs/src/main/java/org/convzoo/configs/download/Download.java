package org.convzoo.configs.download;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.convzoo.configs.AtomicFile;

/**
 * Fetches published files. A file appears under its own name only when it is whole and right; until then it grows under
 * that name with {@code .part} behind it, and a later attempt, also of a later process, goes on where it ended.
 *
 * @param patience how long it waits
 * @param access mirror, proxies, or none of it
 */
public record Download(Patience patience, Access access) {

    /**
     * Fetches one file. A part of a file without a digest is not gone on with: nothing could tell whether both halves
     * are of one file.
     *
     * @param published where its publisher has it
     * @throws IOException saying in one line what went wrong and with which address; what came is kept for the next time
     */
    public void fetch(URI published, Path target, Expected expected, Progress progress) throws IOException {
        URI address = access.addressOf(published);
        Path part = target.resolveSibling(target.getFileName() + AtomicFile.UNFINISHED);
        Files.createDirectories(target.toAbsolutePath().getParent());
        Transfer transfer = new Transfer(client(), patience, address, part, expected, progress);
        try {
            untilRight(transfer);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            if (transfer.size() == 0) {
                Files.deleteIfExists(part);
            }
        }
    }

    private void untilRight(Transfer transfer) throws IOException {
        long furthest = transfer.size();
        for (int fruitless = 1; ; fruitless++) {
            if (transfer.expected().digest().isEmpty()) {
                Files.deleteIfExists(transfer.part());
            }
            try {
                boolean atOnce = transfer.run();
                check(transfer, atOnce);
                return;
            } catch (RefusedException refused) {
                throw refused;
            } catch (IOException failed) {
                if (transfer.size() > furthest) {
                    furthest = transfer.size();
                    fruitless = 0;
                }
                if (fruitless >= patience.attempts()) {
                    throw failed;
                }
                pause(transfer.address(), fruitless);
            }
        }
    }

    private static void check(Transfer transfer, boolean atOnce) throws IOException {
        Optional<Digest> digest = transfer.expected().digest();
        if (digest.isEmpty()) {
            return;
        }
        Digest.Algorithm algorithm = digest.get().algorithm();
        String found = algorithm.of(transfer.part());
        if (digest.get().matches(found)) {
            return;
        }
        Files.delete(transfer.part());
        String wrong = transfer.address() + " has other content than it should: " + algorithm + " " + found
                + " instead of " + digest.get().toString().replace(algorithm + " ", "");
        // Of a file in two pieces the older one may be what is wrong.
        throw atOnce ? new RefusedException(wrong) : new IOException(wrong);
    }

    private void pause(URI address, int times) throws RefusedException {
        try {
            Thread.sleep(patience.pause().toMillis() * Math.max(times, 1));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RefusedException("interrupted while downloading " + address);
        }
    }

    private HttpClient client() {
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience.connectTimeout())
                .followRedirects(HttpClient.Redirect.NORMAL);
        access.proxies().applyTo(client);
        return client.build();
    }
}
