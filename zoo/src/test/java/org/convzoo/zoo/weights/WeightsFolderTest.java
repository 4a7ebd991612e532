package org.convzoo.zoo.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.UserException;
import org.convzoo.configs.download.Access;
import org.convzoo.configs.download.Digest;
import org.convzoo.configs.download.Download;
import org.convzoo.configs.download.Patience;
import org.convzoo.configs.download.Progress;
import org.convzoo.zoo.weights.PublishedFile.Format;
import org.convzoo.zoo.weights.WeightsFolder.Presence;
import org.convzoo.zoo.weights.WeightsFolder.Verification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsFolderTest {

    private static final byte[] CONTENT = "abc".getBytes(StandardCharsets.UTF_8);
    private static final String SHA_256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final Patience IMPATIENT =
            new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), 1, Duration.ZERO);

    private final PublishedWeights hashed = weights("net-ba7816bf.pth", Optional.of(Digest.sha256("ba7816bf")));
    private final PublishedWeights unhashed = weights("net.h5", Optional.empty());

    @TempDir
    private Path home;

    private HttpServer mirror;
    private WeightsFolder folder;

    @BeforeEach
    void mirrorThatHasEverything() throws IOException {
        mirror = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        mirror.createContext("/weights/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, CONTENT.length);
                exchange.getResponseBody().write(CONTENT);
            }
        });
        mirror.start();
        folder = folder("http://127.0.0.1:" + mirror.getAddress().getPort() + "/weights", false);
    }

    @AfterEach
    void stopMirror() {
        mirror.stop(0);
    }

    @Test
    void pulledFileIsVerified() {
        assertThat(folder.presenceOf(hashed)).isEqualTo(Presence.ABSENT);

        Path file = folder.pull(hashed, Progress.NONE);

        assertThat(file).isEqualTo(home.resolve("weights/net-ba7816bf.pth")).hasBinaryContent(CONTENT);
        assertThat(folder.presenceOf(hashed)).isEqualTo(Presence.VERIFIED);
        assertThat(home.resolve("weights/net-ba7816bf.pth.sha256"))
                .as("as sha256sum --check reads it")
                .hasContent(SHA_256 + "  net-ba7816bf.pth\n");
        mirror.stop(0);
        assertThat(folder.pull(hashed, Progress.NONE)).as("not asked for again").isEqualTo(file);
        assertThat(folder.verify(hashed)).isEqualTo(new Verification(SHA_256, true));
    }

    @Test
    void fileThatSomebodyPutThereIsChecked() throws IOException {
        mirror.stop(0);
        Path file = put(hashed, "abc");
        assertThat(folder.presenceOf(hashed)).isEqualTo(Presence.UNCHECKED);
        assertThat(folder.pull(hashed, Progress.NONE)).isEqualTo(file);
        assertThat(folder.presenceOf(hashed)).isEqualTo(Presence.VERIFIED);
    }

    @Test
    void folderThatOthersKeepIsLeftAsItIs() throws IOException {
        Path file = put(hashed, "abc");
        PosixFileAttributeView permissions = Files.getFileAttributeView(folder.folder(), PosixFileAttributeView.class);
        Assumptions.assumeTrue(permissions != null, "skipped: this file system has no permissions");
        permissions.setPermissions(PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assertThat(folder.pull(hashed, Progress.NONE)).isEqualTo(file);
            assertThat(folder.folder()).isDirectoryNotContaining("glob:**.sha256");
        } finally {
            permissions.setPermissions(PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void wrongFileIsToldWithBothDigests() throws IOException {
        Path file = put(hashed, "abd");
        assertThatThrownBy(() -> folder.pull(hashed, Progress.NONE))
                .isInstanceOf(UserException.class)
                .hasMessage(file + " is not the published file: SHA-256"
                        + " a52d159f262b2c6ddb724a61840befc36eb30c88877a4030b65cbe86298449c9"
                        + " instead of SHA-256 ba7816bf…; delete it and pull it again");
    }

    @Test
    void fileThatChangedIsNoLongerVerified() throws IOException {
        Path file = folder.pull(hashed, Progress.NONE);
        Files.writeString(file, "abd");
        Files.setLastModifiedTime(
                file, FileTime.from(Files.getLastModifiedTime(file).toInstant().plusSeconds(2)));
        assertThat(folder.presenceOf(hashed)).isEqualTo(Presence.UNCHECKED);
        assertThatThrownBy(() -> folder.verify(hashed)).hasMessageContaining("is not the published file");
    }

    @Test
    void anOlderFileThatIsMovedThereIsNoLongerVerified() throws IOException {
        Path file = folder.pull(hashed, Progress.NONE);
        Path older = Files.writeString(home.resolve("older"), "abd");
        Files.setLastModifiedTime(older, FileTime.fromMillis(0));
        Files.move(older, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(folder.presenceOf(hashed)).isEqualTo(Presence.UNCHECKED);
        assertThatThrownBy(() -> folder.pull(hashed, Progress.NONE)).hasMessageContaining("is not the published file");
    }

    @Test
    void withoutAPublishedDigestAFileMustStayWhatItWas() throws IOException {
        Path file = folder.pull(unhashed, Progress.NONE);
        assertThat(folder.verify(unhashed)).isEqualTo(new Verification(SHA_256, false));
        Files.writeString(file, "abd");
        assertThatThrownBy(() -> folder.verify(unhashed))
                .hasMessageContaining("instead of " + SHA_256 + " when it came");
        Files.delete(file);
        assertThat(folder.pull(unhashed, Progress.NONE)).hasBinaryContent(CONTENT);
    }

    @Test
    void offlineSaysWhichFileToPutWhere() {
        assertThatThrownBy(() -> folder("", true).pull(hashed, Progress.NONE))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "net-ba7816bf.pth could not be downloaded: downloads are switched off (--offline, CONVZOO_OFFLINE);"
                                + " put that file (SHA-256 ba7816bf…) from https://weights.invalid/net-ba7816bf.pth into "
                                + home.resolve("weights")
                                + ", or set CONVZOO_WEIGHTS_MIRROR to the address of a folder that"
                                + " has it");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void absentFileIsSaidToBeAbsent() {
        assertThatThrownBy(() -> folder.verify(hashed))
                .isInstanceOf(UserException.class)
                .hasMessage(home.resolve("weights/net-ba7816bf.pth")
                        + " is not here; fetch it with: convzoo zoo weights pull resnet18 --weights test");
    }

    @Test
    void folderIsThatOfTheDataHome() {
        DataLocator locator = new DataLocator(null, Path.of("").toAbsolutePath(), home);
        Access access =
                Access.of(Map.of(WeightsFolder.MIRROR, "https://mirror.invalid/files"), WeightsFolder.MIRROR, true);
        WeightsFolder usual = WeightsFolder.of(locator, access);
        assertThat(usual.folder()).isEqualTo(home.resolve("weights"));
        assertThat(usual.download()).isEqualTo(new Download(Patience.USUAL, access));
    }

    @Test
    @Tag("real-data")
    void catalogueKnowsTheRealFiles() {
        String data = System.getenv("CONVZOO_DATA");
        // Tests run in the module's folder.
        Path real = (data == null ? Path.of("../../shared/data") : Path.of(data)).resolve("weights");
        Assumptions.assumeTrue(
                Files.isDirectory(real),
                () -> "skipped: no folder " + real.toAbsolutePath().normalize()
                        + "; set CONVZOO_DATA to the folder that has weights");
        WeightsFolder files = new WeightsFolder(real, new Download(IMPATIENT, Access.direct()));
        for (int depth : new int[] {20, 32, 44, 56}) {
            PublishedWeights weights = WeightsCatalogue.named("resnet" + depth + "-cifar", "idelbayev-cifar10");
            assertThat(files.verify(weights).asPublished()).isTrue();
            assertThat(files.fileOf(weights)).hasSize(weights.file().size().orElseThrow());
        }
    }

    private WeightsFolder folder(String mirrorAddress, boolean offline) {
        Access access = Access.of(Map.of(WeightsFolder.MIRROR, mirrorAddress), WeightsFolder.MIRROR, offline);
        return new WeightsFolder(home.resolve("weights"), new Download(IMPATIENT, access));
    }

    private Path put(PublishedWeights weights, String content) throws IOException {
        Files.createDirectories(folder.folder());
        return Files.writeString(folder.fileOf(weights), content);
    }

    private static PublishedWeights weights(String file, Optional<Digest> digest) {
        PublishedWeights real = WeightsCatalogue.imagenet("resnet18", 1);
        PublishedFile small = new PublishedFile(
                URI.create("https://weights.invalid/" + file), Format.PYTORCH, 3, OptionalLong.empty(), digest);
        return new PublishedWeights(
                "test",
                real.architecture(),
                real.width(),
                real.publisher(),
                small,
                real.licence(),
                real.labels(),
                real.head(),
                real.contract(),
                real.accuracy(),
                real.remark());
    }
}
