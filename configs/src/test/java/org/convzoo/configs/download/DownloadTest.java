package org.convzoo.configs.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.convzoo.configs.download.Requests.CONTENT;
import static org.convzoo.configs.download.Requests.EXPECTED;
import static org.convzoo.configs.download.Requests.SHA_256;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {

    @TempDir
    private Path folder;

    private Requests requests;

    @BeforeEach
    void requests() {
        requests = Requests.into(folder);
    }

    @Test
    void wholeFileArrives() throws IOException {
        try (MirrorServer server = new MirrorServer(MirrorServer.whole(CONTENT))) {
            requests.fetch(server.address("file.gz"));

            assertThat(server.ranges()).containsExactly("none");
        }
        assertThat(requests.target()).hasBinaryContent(CONTENT);
        assertThat(requests.part()).doesNotExist();
    }

    @Test
    void foldersAreMade() throws IOException {
        Path target = folder.resolve("weights/deep/file.gz");
        try (MirrorServer server = new MirrorServer(MirrorServer.whole(CONTENT))) {
            requests.download().fetch(server.address("file.gz"), target, EXPECTED, Progress.NONE);
        }
        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void droppedConnectionIsResumed() throws IOException {
        try (MirrorServer server =
                new MirrorServer(MirrorServer.dropAfter(60_000, CONTENT), MirrorServer.whole(CONTENT))) {
            requests.fetch(server.address("file.gz"));

            assertThat(server.ranges()).containsExactly("none", "bytes=60000-");
        }
        assertThat(requests.target()).hasBinaryContent(CONTENT);
    }

    @Test
    void attemptsThatBringSomethingAreNotCounted() throws IOException {
        try (MirrorServer server = new MirrorServer(
                MirrorServer.dropAfter(10_000, CONTENT),
                MirrorServer.dropAfter(20_000, CONTENT),
                MirrorServer.dropAfter(30_000, CONTENT),
                MirrorServer.dropAfter(40_000, CONTENT),
                MirrorServer.whole(CONTENT))) {
            requests.fetch(server.address("file.gz"));

            assertThat(server.ranges()).hasSize(5).last().isEqualTo("bytes=40000-");
        }
        assertThat(requests.target()).hasBinaryContent(CONTENT);
    }

    @Test
    void laterRunGoesOnWhereAnEarlierOneEnded() throws IOException {
        Files.write(requests.part(), Arrays.copyOf(CONTENT, 1234));
        try (MirrorServer server = new MirrorServer(MirrorServer.whole(CONTENT))) {
            requests.fetch(server.address("file.gz"));

            assertThat(server.ranges()).containsExactly("bytes=1234-");
        }
        assertThat(requests.target()).hasBinaryContent(CONTENT);
    }

    @Test
    void partOfAnotherFileIsFetchedAgain() throws IOException {
        Files.write(requests.part(), new byte[1234]);
        try (MirrorServer server = new MirrorServer(MirrorServer.whole(CONTENT))) {
            requests.fetch(server.address("file.gz"));

            assertThat(server.ranges()).containsExactly("bytes=1234-", "none");
        }
        assertThat(requests.target()).hasBinaryContent(CONTENT);
    }

    @Test
    void wholePartNeedsNoServer() throws IOException {
        Files.write(requests.part(), CONTENT);
        requests.fetch(java.net.URI.create("http://127.0.0.1:1/file.gz"));
        assertThat(requests.target()).hasBinaryContent(CONTENT);
    }

    @Test
    void wholePartOfUnknownSizeIsRecognised() throws IOException {
        Files.write(requests.part(), CONTENT);
        try (MirrorServer server = new MirrorServer(MirrorServer.nothingBehind(CONTENT))) {
            requests.fetch(server.address("file.gz"), Expected.atMost(200_000, EXPECTED.digest()));

            assertThat(server.ranges()).containsExactly("bytes=100000-");
        }
        assertThat(requests.target()).hasBinaryContent(CONTENT);
    }

    @Test
    void fileOfUnknownSizeIsResumed() throws IOException {
        try (MirrorServer server =
                new MirrorServer(MirrorServer.dropAfter(60_000, CONTENT), MirrorServer.whole(CONTENT))) {
            requests.fetch(server.address("file.gz"), Expected.atMost(200_000, EXPECTED.digest()));

            assertThat(server.ranges()).containsExactly("none", "bytes=60000-");
        }
        assertThat(requests.target()).hasBinaryContent(CONTENT);
    }

    @Test
    void fileWithoutDigestIsNeverPutTogether() throws IOException {
        Files.write(requests.part(), Arrays.copyOf(CONTENT, 1234));
        try (MirrorServer server =
                new MirrorServer(MirrorServer.dropAfter(60_000, CONTENT), MirrorServer.whole(CONTENT))) {
            requests.fetch(server.address("file.gz"), Expected.atMost(200_000, Optional.empty()));

            assertThat(server.ranges()).containsExactly("none", "none");
        }
        assertThat(requests.target()).hasBinaryContent(CONTENT);
    }

    @Test
    void progressIsTold() throws IOException {
        List<String> told = new ArrayList<>();
        Progress progress = (bytes, total) -> told.add(bytes + " of " + total);
        try (MirrorServer server = new MirrorServer(MirrorServer.whole(CONTENT))) {
            requests.download()
                    .fetch(
                            server.address("file.gz"),
                            requests.target(),
                            Expected.atMost(200_000, EXPECTED.digest()),
                            progress);
        }
        assertThat(told).last().isEqualTo("100000 of " + OptionalLong.of(100_000));
    }

    @Test
    void wrongContentIsRefusedAndLeavesNothing() {
        byte[] wrong = CONTENT.clone();
        wrong[500]++;
        try (MirrorServer server = new MirrorServer(MirrorServer.whole(wrong))) {
            requests.assertRefuses(server.address("file.gz"))
                    .hasMessageStartingWith(server.address("file.gz") + " has other content than it should: SHA-256 ")
                    .hasMessageEndingWith(" instead of " + SHA_256);
            assertThat(server.ranges()).as("asking again would not help").hasSize(1);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void moreThanTheFileHasIsNotAccepted() {
        try (MirrorServer server = new MirrorServer(MirrorServer.whole(new byte[2_000_000]))) {
            requests.assertRefuses(server.address("file.gz"))
                    .hasMessage(server.address("file.gz") + " sends more than the 100000 bytes the file has");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void moreThanSuchAFileMayHaveIsNotKeptEvenIfUnannounced() {
        try (MirrorServer server = new MirrorServer(MirrorServer.ofUnknownLength(new byte[2_000_000]))) {
            assertThatThrownBy(() ->
                            requests.fetch(server.address("file.gz"), Expected.atMost(150_000, EXPECTED.digest())))
                    .isInstanceOf(IOException.class)
                    .hasMessage(server.address("file.gz") + " sends more than the 150000 bytes such a file may have");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void twoDownloadsDoNotWriteIntoOnePart() throws IOException {
        try (MirrorServer server = new MirrorServer(MirrorServer.whole(CONTENT));
                FileChannel other =
                        FileChannel.open(requests.part(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(other.tryLock()).isNotNull();
            requests.assertRefuses(server.address("file.gz"))
                    .hasMessage(server.address("file.gz") + " is being downloaded already, into " + requests.part()
                            + "; wait for that to end");
            assertThat(server.ranges()).isEmpty();
        }
    }
}
