package org.convzoo.data.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.convzoo.data.Failures;
import org.convzoo.data.Fingerprint;
import org.convzoo.data.RealData;
import org.convzoo.data.mnist.Download.Expected;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {

    private static final byte[] CONTENT = new byte[100_000];

    static {
        new Random(5).nextBytes(CONTENT);
    }

    private static final Expected EXPECTED = new Expected(
            CONTENT.length, HexFormat.of().formatHex(Fingerprint.sha256().digest(CONTENT)));

    private final Download download = new Download(Duration.ofSeconds(5), Duration.ofMillis(500), 2);

    @TempDir
    private Path folder;

    private Path target;
    private Path part;

    @BeforeEach
    void names() {
        target = folder.resolve("file.gz");
        part = folder.resolve("file.gz.part");
    }

    @Test
    void wholeFileArrives() throws IOException {
        try (MirrorServer server = new MirrorServer(MirrorServer.whole(CONTENT))) {
            download.fetch(server.address("file.gz"), target, EXPECTED);

            assertThat(server.ranges()).containsExactly("none");
        }
        assertThat(target).hasBinaryContent(CONTENT);
        assertThat(part).doesNotExist();
    }

    @Test
    void droppedConnectionIsResumed() throws IOException {
        try (MirrorServer server =
                new MirrorServer(MirrorServer.dropAfter(60_000, CONTENT), MirrorServer.whole(CONTENT))) {
            download.fetch(server.address("file.gz"), target, EXPECTED);

            assertThat(server.ranges()).containsExactly("none", "bytes=60000-");
        }
        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void laterRunGoesOnWhereAnEarlierOneEnded() throws IOException {
        Files.write(part, Arrays.copyOf(CONTENT, 1234));
        try (MirrorServer server = new MirrorServer(MirrorServer.whole(CONTENT))) {
            download.fetch(server.address("file.gz"), target, EXPECTED);

            assertThat(server.ranges()).containsExactly("bytes=1234-");
        }
        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void serverMayIgnoreTheRange() throws IOException {
        Files.write(part, new byte[1234]);
        try (MirrorServer server = new MirrorServer(MirrorServer.ignoringRange(CONTENT))) {
            download.fetch(server.address("file.gz"), target, EXPECTED);
        }
        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void rangeTheServerRefusesIsAskedForAnew() throws IOException {
        Files.write(part, new byte[1234]);
        try (MirrorServer server = new MirrorServer(MirrorServer.status(416), MirrorServer.whole(CONTENT))) {
            download.fetch(server.address("file.gz"), target, EXPECTED);

            assertThat(server.ranges()).containsExactly("bytes=1234-", "none");
        }
        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void wrongContentIsRefusedAndLeavesNothing() {
        byte[] wrong = CONTENT.clone();
        wrong[500]++;
        String digest = HexFormat.of().formatHex(Fingerprint.sha256().digest(wrong));
        try (MirrorServer server = new MirrorServer(MirrorServer.whole(wrong))) {
            assertThatThrownBy(() -> download.fetch(server.address("file.gz"), target, EXPECTED))
                    .isInstanceOf(IOException.class)
                    .hasMessage(server.address("file.gz") + " has other content than it should: SHA-256 " + digest
                            + " instead of " + EXPECTED.sha256());
            assertThat(server.ranges()).as("asking again would not help").hasSize(1);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void moreThanTheFileHasIsNotKept() {
        try (MirrorServer server = new MirrorServer(MirrorServer.whole(new byte[2_000_000]))) {
            assertThatThrownBy(() -> download.fetch(server.address("file.gz"), target, EXPECTED))
                    .isInstanceOf(IOException.class)
                    .hasMessage(server.address("file.gz") + " sends more than the 100000 bytes the file has");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shortFileIsSaidToBeShort() {
        try (MirrorServer server = new MirrorServer(MirrorServer.whole(new byte[10]))) {
            assertThatThrownBy(() -> download.fetch(server.address("file.gz"), target, EXPECTED))
                    .isInstanceOf(IOException.class)
                    .hasMessage(server.address("file.gz") + " ended after 10 of 100000 bytes");
        }
        assertThat(target).doesNotExist();
    }

    @Test
    void silentServerIsGivenUp() {
        try (MirrorServer server = new MirrorServer(MirrorServer.stallAfter(1000, CONTENT))) {
            assertThatThrownBy(() -> download.fetch(server.address("file.gz"), target, EXPECTED))
                    .isInstanceOf(IOException.class)
                    .hasMessage(server.address("file.gz") + " sent nothing for 0.5 s");
        }
        assertThat(target).doesNotExist();
    }

    @Test
    void absentFileIsNotAskedForTwice() {
        try (MirrorServer server = new MirrorServer(MirrorServer.status(404))) {
            assertThatThrownBy(() -> download.fetch(server.address("file.gz"), target, EXPECTED))
                    .isInstanceOf(IOException.class)
                    .hasMessage(server.address("file.gz") + " answered with status 404");
            assertThat(server.ranges()).hasSize(1);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @Tag("real-data")
    void mirrorFillsTheDataHome() throws IOException {
        Path original = RealData.folder("mnist");
        MirrorServer.Answer answer = (exchange, start) -> {
            String name = exchange.getRequestURI().getPath().replace("/mirror/", "");
            MirrorServer.whole(Files.readAllBytes(original.resolve(name))).to(exchange, start);
        };
        try (MirrorServer server = new MirrorServer(answer)) {
            String mirror = server.address("mirror").toString();

            IdxFolder found = MnistFiles.downloaded(folder.resolve("mnist"), mirror, download);

            assertThat(found.complete()).isTrue();
            assertThat(server.ranges()).hasSize(4);
            MnistFiles.downloaded(folder.resolve("mnist"), mirror, download);
            assertThat(server.ranges()).as("what is there is not fetched again").hasSize(4);
        }
    }

    @Test
    void unreachableMirrorSaysWhichFilesToPutWhere() {
        String mirror = "http://127.0.0.1:1/mnist/";
        Path home = folder.resolve("mnist");

        assertThat(Failures.message(() -> MnistFiles.downloaded(home, mirror, download)))
                .isEqualTo("MNIST is not on this machine and could not be downloaded: " + mirror
                        + "train-images-idx3-ubyte.gz cannot be reached; put "
                        + "train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz, t10k-images-idx3-ubyte.gz, "
                        + "t10k-labels-idx1-ubyte.gz into " + home
                        + ", or set data.source.mirror to an address that has them");
    }

    @Test
    void mirrorMustBeAWebAddress() {
        assertThat(Failures.message(() -> MnistFiles.downloaded(folder, "ftp://somewhere/mnist", download)))
                .isEqualTo(
                        "data.source.mirror must be an http or https address of a folder, got ftp://somewhere/mnist");
    }
}
