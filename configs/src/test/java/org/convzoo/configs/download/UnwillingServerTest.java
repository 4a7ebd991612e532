package org.convzoo.configs.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convzoo.configs.download.Requests.CONTENT;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnwillingServerTest {

    @TempDir
    private Path folder;

    private Requests requests;

    @BeforeEach
    void requests() {
        requests = Requests.into(folder);
    }

    @Test
    void mayIgnoreTheRange() throws IOException {
        Files.write(requests.part(), new byte[1234]);
        try (MirrorServer server = new MirrorServer(MirrorServer.ignoringRange(CONTENT))) {
            requests.fetch(server.address("file.gz"));

            assertThat(server.ranges()).containsExactly("bytes=1234-");
        }
        assertThat(requests.target()).hasBinaryContent(CONTENT);
    }

    @Test
    void mayRefuseTheRange() throws IOException {
        Files.write(requests.part(), new byte[1234]);
        try (MirrorServer server = new MirrorServer(MirrorServer.status(416), MirrorServer.whole(CONTENT))) {
            requests.fetch(server.address("file.gz"));

            assertThat(server.ranges()).containsExactly("bytes=1234-", "none");
        }
        assertThat(requests.target()).hasBinaryContent(CONTENT);
    }

    @Test
    void maySendAnotherRange() throws IOException {
        Files.write(requests.part(), new byte[1234]);
        try (MirrorServer server = new MirrorServer(MirrorServer.anotherPart(CONTENT), MirrorServer.whole(CONTENT))) {
            requests.fetch(server.address("file.gz"));

            assertThat(server.ranges()).containsExactly("bytes=1234-", "none");
        }
        assertThat(requests.target()).hasBinaryContent(CONTENT);
    }

    @Test
    void anotherFileIsRefusedAtOnce() {
        try (MirrorServer server = new MirrorServer(MirrorServer.whole(new byte[18]))) {
            requests.assertRefuses(server.address("file.gz"))
                    .hasMessage(server.address("file.gz")
                            + " sends 18 bytes instead of the 100000 bytes the file has; it may be a page that asks for"
                            + " something");
            assertThat(server.ranges()).hasSize(1);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anotherFileTakesNothingOfWhatIsHere() throws IOException {
        Files.write(requests.part(), new byte[1234]);
        try (MirrorServer server = new MirrorServer(MirrorServer.ignoringRange(new byte[18]))) {
            requests.assertRefuses(server.address("file.gz")).hasMessageContaining(" sends 18 bytes instead of the ");
            assertThat(server.ranges()).hasSize(1);
        }
        assertThat(requests.part()).hasSize(1234);
    }

    @Test
    void shortFileOfUnknownLengthIsSaidToBeShort() {
        try (MirrorServer server = new MirrorServer(MirrorServer.ofUnknownLength(new byte[10]))) {
            requests.assertRefuses(server.address("file.gz"))
                    .hasMessage(server.address("file.gz") + " ended after 10 of 100000 bytes");
        }
        assertThat(requests.target()).doesNotExist();
    }

    @Test
    void silentServerIsGivenUp() {
        try (MirrorServer server = new MirrorServer(MirrorServer.stallAfter(1000, CONTENT))) {
            requests.assertRefuses(server.address("file.gz"))
                    .hasMessage(server.address("file.gz") + " sent nothing for 0.5 s");
        }
        assertThat(requests.target()).doesNotExist();
        assertThat(requests.part()).as("what came is kept for the next time").hasSize(1000);
    }

    @Test
    void serverThatNeverAnswersIsGivenUp() throws IOException {
        try (ServerSocket mute = new ServerSocket(0)) {
            URI address = URI.create("http://127.0.0.1:" + mute.getLocalPort() + "/file.gz");
            requests.assertRefuses(address).hasMessage(address + " sent nothing for 0.5 s");
        }
    }

    @Test
    void absentServerIsSaidToBeUnreachable() {
        URI address = URI.create("http://127.0.0.1:1/file.gz");
        requests.assertRefuses(address).hasMessage(address + " cannot be reached");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void absentFileIsNotAskedForTwice() {
        try (MirrorServer server = new MirrorServer(MirrorServer.status(404))) {
            requests.assertRefuses(server.address("file.gz"))
                    .hasMessage(server.address("file.gz") + " answered with status 404");
            assertThat(server.ranges()).hasSize(1);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void troubleOfTheServerMayPass() throws IOException {
        try (MirrorServer server = new MirrorServer(MirrorServer.status(503), MirrorServer.whole(CONTENT))) {
            requests.fetch(server.address("file.gz"));

            assertThat(server.ranges()).hasSize(2);
        }
        assertThat(requests.target()).hasBinaryContent(CONTENT);
    }

    @Test
    void troubleThatStaysIsTold() {
        try (MirrorServer server = new MirrorServer(MirrorServer.status(500))) {
            requests.assertRefuses(server.address("file.gz"))
                    .hasMessage(server.address("file.gz") + " answered with status 500");
            assertThat(server.ranges()).as("two attempts are made").hasSize(2);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void redirectionIsFollowed() throws IOException {
        Files.write(requests.part(), java.util.Arrays.copyOf(CONTENT, 1234));
        try (MirrorServer server =
                new MirrorServer(MirrorServer.redirect("/elsewhere/file.gz"), MirrorServer.whole(CONTENT))) {
            requests.fetch(server.address("file.gz"));

            assertThat(server.requests()).containsExactly("/file.gz", "/elsewhere/file.gz");
            assertThat(server.ranges()).containsExactly("bytes=1234-", "bytes=1234-");
        }
        assertThat(requests.target()).hasBinaryContent(CONTENT);
    }

    @Test
    void redirectionIntoACircleEnds() {
        try (MirrorServer server = new MirrorServer(MirrorServer.redirect("/file.gz"))) {
            requests.assertRefuses(server.address("file.gz"))
                    .hasMessage(server.address("file.gz")
                            + " answered with status 302 and points to /file.gz, which is not followed");
        }
    }

    @Test
    void interruptionEndsADownloadAndKeepsWhatCame() throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        CountDownLatch arriving = new CountDownLatch(1);
        Patience patience = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(60), 3, Duration.ofSeconds(60));
        Download download = new Download(patience, Requests.access(java.util.Map.of()));
        try (MirrorServer server = new MirrorServer(MirrorServer.stallAfter(1000, CONTENT))) {
            Thread thread = new Thread(() -> {
                try {
                    download.fetch(
                            server.address("file.gz"),
                            requests.target(),
                            Requests.EXPECTED,
                            (bytes, total) -> arriving.countDown());
                } catch (IOException interrupted) {
                    failure.set(interrupted);
                }
            });
            thread.start();
            assertThat(arriving.await(10, TimeUnit.SECONDS))
                    .as("bytes should arrive within 10 s")
                    .isTrue();
            thread.interrupt();
            thread.join(10_000);
            assertThat(thread.isAlive()).as("an interrupted download ends").isFalse();
            assertThat(failure.get()).hasMessage("interrupted while downloading " + server.address("file.gz"));
        }
        assertThat(requests.part()).hasSize(1000);
    }
}
