package org.convzoo.data.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.download.Access;
import org.convzoo.configs.download.Download;
import org.convzoo.configs.download.Patience;
import org.convzoo.configs.download.Proxies;
import org.convzoo.data.Failures;
import org.convzoo.data.Fingerprint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageArchiveTest {

    private static final Map<String, String> FILES =
            new TreeMap<>(Map.of("set/ants/1.png", "one", "set/bees/2.png", "two", "set/bees/deep/3.png", "three"));
    private static final Limits SMALL = new Limits(20, 1_000, 10_000, 20, 2_000);
    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), 2, Duration.ofMillis(1));

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"set.zip", "set.tar", "set.tar.gz", "SET.TGZ"})
    void isDownloadedVerifiedAndUnpackedOnce(String name) {
        byte[] bytes = packed(name, FILES);
        try (LocalServer server = new LocalServer(bytes)) {
            ImageArchive archive = new ImageArchive(server.address(name), sha256(bytes));

            Path folder = unpack(archive);

            assertThat(contents(folder)).isEqualTo(FILES);
            assertThat(unpack(archive)).isEqualTo(folder);
            assertThat(server.requests())
                    .as("the second time nothing is fetched")
                    .containsExactly("/" + name);
            assertThat(left())
                    .as("neither the archive nor half of anything")
                    .containsExactly(folder.getFileName().toString());
        }
    }

    @Test
    void fileOnThisMachineIsVerifiedAndKept() throws IOException {
        byte[] bytes = packed("set.zip", FILES);
        Path file = Files.write(home.resolve("set.zip"), bytes);

        assertThat(contents(unpack(new ImageArchive("set.zip", sha256(bytes))))).isEqualTo(FILES);
        assertThat(file).exists();

        String other = sha256(new byte[1]);
        assertThat(Failures.message(() -> unpack(new ImageArchive("set.zip", other))))
                .isEqualTo("the archive set.zip could not be used: " + file
                        + " has other content than it should: SHA-256 " + sha256(bytes) + " instead of " + other
                        + "; get it again, or correct data.source.sha256");
    }

    @Test
    void otherContentIsNotUnpacked() {
        try (LocalServer server = new LocalServer(packed("set.zip", FILES))) {
            String wanted = sha256(new byte[1]);

            assertThat(Failures.message(() -> unpack(new ImageArchive(server.address("set.zip"), wanted))))
                    .contains("has other content than it should: SHA-256 ", "instead of " + wanted);
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void brokenDownloadGoesOn() {
        byte[] bytes = packed("set.zip", FILES);
        try (LocalServer server = new LocalServer(bytes).breakingOffAfter(100)) {
            unpack(new ImageArchive(server.address("set.zip"), sha256(bytes)));

            assertThat(server.ranges()).containsExactly("none", "bytes=100-");
        }
    }

    @Test
    void offlineNothingIsAskedFor() {
        byte[] bytes = packed("set.zip", FILES);
        try (LocalServer server = new LocalServer(bytes)) {
            ImageArchive archive = new ImageArchive(server.address("set.zip"), sha256(bytes));
            Access offline = Access.of(Map.of("CONVZOO_OFFLINE", "1"), "MIRROR", false);

            assertThat(Failures.message(() -> archive.unpacked(locator(), offline)))
                    .contains("downloads are switched off");
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "../evil.png,leads out of its folder",
        "set/../../evil.png,leads out of its folder",
        "set\\..\\..\\evil.png,leads out of its folder",
        "/tmp/evil.png,is an absolute path",
        "\\\\host\\evil.png,is an absolute path",
        "C:/evil.png,begins with a drive letter",
        "c:evil.png,begins with a drive letter"
    })
    void namesThatLeadElsewhereAreRefused(String entry, String complaint) {
        for (String name : List.of("set.zip", "set.tar.gz")) {
            byte[] bytes = packed(name, Map.of("a/1.png", "x", entry, "y"));

            assertThat(refusal(name, bytes))
                    .isEqualTo("the archive " + name + " was not unpacked: its entry " + shown(name, entry) + " "
                            + complaint + "; unpack it by hand if you trust it, and name its folder in"
                            + " data.source.directory");
            assertThat(left()).as("nothing half-trusted").isEmpty();
            assertThat(home.resolve("evil.png")).doesNotExist();
        }
    }

    @Test
    void linksAndDevicesAreRefused() {
        assertThat(refusal("set.tar", tarOf(link(TarConstants.LF_SYMLINK)))).contains("its entry a/link is a link");
        assertThat(refusal("set.tar", tarOf(link(TarConstants.LF_LINK)))).contains("its entry a/link is a link");
        for (byte kind : new byte[] {TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO}) {
            assertThat(refusal("set.tar", tarOf(new TarArchiveEntry("a/device", kind))))
                    .contains("its entry a/device is a device or a pipe");
        }
        ZipArchiveEntry symlink = new ZipArchiveEntry("a/link");
        symlink.setUnixMode(0120777);
        assertThat(refusal("set.zip", zipOf(symlink, "/etc/passwd"))).contains("its entry a/link is a link");
        assertThat(left()).isEmpty();
    }

    @Test
    void tooMuchIsRefused() {
        Map<String, String> many = new TreeMap<>();
        for (int file = 0; file < 21; file++) {
            many.put("a/" + file, "x");
        }
        assertThat(refusal("set.zip", packed("set.zip", many))).contains("it has more than 20 entries");
        assertThat(refusal("set.tar.gz", packed("set.tar.gz", Map.of("a/1", "x".repeat(1_001)))))
                .contains("its entry a/1 has more than 1000 bytes");
        Map<String, String> large = new TreeMap<>();
        for (int file = 0; file < 11; file++) {
            large.put("a/" + file, noise(1_000, file));
        }
        assertThat(refusal("set.tar", packed("set.tar", large))).contains("it unpacks to more than 10000 bytes");
        Map<String, String> blown = new TreeMap<>();
        for (int file = 0; file < 9; file++) {
            blown.put("a/" + file, "0".repeat(1_000));
        }
        byte[] small = packed("set.tar.gz", blown);
        assertThat(small.length).isLessThan(450);
        assertThat(refusal("set.tar.gz", small))
                .as("more than 20 times its %d bytes", small.length)
                .contains("it unpacks to more than " + 20 * small.length + " bytes, at entry a/");
        assertThat(left()).isEmpty();
    }

    @Test
    void entryThatIsThereTwiceIsRefused() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            add(tar, "a/1", "x");
            add(tar, "a/./1", "y");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }

        assertThat(refusal("set.tar", out.toByteArray())).contains("is there twice");
    }

    @Test
    void damagedArchiveLeavesNothing() {
        byte[] half = Arrays.copyOf(packed("set.tar.gz", FILES), 90);

        assertThat(refusal("set.tar.gz", half))
                .startsWith("the archive set.tar.gz could not be used: ")
                .contains(
                        "set.tar.gz cannot be unpacked (",
                        "); if it is cut off or no archive of the kind that its name says");
        assertThat(refusal("set.zip", half))
                .contains("set.zip cannot be unpacked (", "get another copy and correct data.source.sha256");
        assertThat(left()).isEmpty();
    }

    @Test
    void whatAnInterruptedAttemptLeftIsNotTrusted() throws IOException {
        byte[] bytes = packed("set.zip", FILES);
        Path half = home.resolve("archives").resolve(sha256(bytes).substring(0, 32) + ".part");
        Files.createDirectories(half.resolve("set/wasps"));
        Files.writeString(half.resolve("set/wasps/0.png"), "old");
        Files.write(home.resolve("set.zip"), bytes);

        assertThat(contents(unpack(new ImageArchive("set.zip", sha256(bytes))))).isEqualTo(FILES);
        assertThat(half).doesNotExist();
    }

    @Test
    void shadowsOfMacOsArePassedOver() throws IOException {
        byte[] bytes = packed("set.zip", Map.of("set/a/1.png", "x", "__MACOSX/set/a/._1.png", "y"));
        Files.write(home.resolve("set.zip"), bytes);

        assertThat(contents(unpack(new ImageArchive("set.zip", sha256(bytes))))).containsOnlyKeys("set/a/1.png");
    }

    private String refusal(String name, byte[] bytes) {
        try {
            Files.write(home.resolve(name), bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Failures.message(() -> unpack(new ImageArchive(name, sha256(bytes))));
    }

    private Path unpack(ImageArchive archive) {
        Access straight = new Access(false, Optional.empty(), Proxies.ofThePlatform());
        return archive.unpacked(locator(), new Download(SHORT, straight), SMALL);
    }

    private DataLocator locator() {
        return new DataLocator(null, home, home);
    }

    /** What lies in the folder of archives, locks apart. */
    private List<String> left() {
        Path archives = home.resolve("archives");
        if (!Files.exists(archives)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(archives)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> !file.endsWith(".lock"))
                    .toList();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Map<String, String> contents(Path folder) {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return contents;
    }

    /** Tar's writer keeps names as they are, zip's as well; both are shown as they are written. */
    private static String shown(String archive, String entry) {
        return archive.endsWith(".zip") ? entry.replace('\\', '/') : entry;
    }

    private static byte[] packed(String name, Map<String, String> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
                try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
                    for (Map.Entry<String, String> file : files.entrySet()) {
                        zip.putArchiveEntry(new ZipArchiveEntry(file.getKey()));
                        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                        zip.closeArchiveEntry();
                    }
                }
                return out.toByteArray();
            }
            boolean plain = name.endsWith(".tar");
            try (TarArchiveOutputStream tar = new TarArchiveOutputStream(plain ? out : new GZIPOutputStream(out))) {
                for (Map.Entry<String, String> file : files.entrySet()) {
                    add(tar, file.getKey(), file.getValue());
                }
            }
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void add(TarArchiveOutputStream tar, String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_NORMAL, true);
        entry.setName(name);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static TarArchiveEntry link(byte kind) {
        TarArchiveEntry link = new TarArchiveEntry("a/link", kind);
        link.setLinkName("/etc/passwd");
        return link;
    }

    private static byte[] tarOf(TarArchiveEntry entry) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] zipOf(ZipArchiveEntry entry, String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            zip.putArchiveEntry(entry);
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** Text that does not shrink. */
    private static String noise(int length, long seed) {
        StringBuilder text = new StringBuilder();
        new SplittableRandom(seed).ints(length, 33, 126).forEach(code -> text.append((char) code));
        return text.toString();
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Fingerprint.sha256().digest(bytes));
    }
}
