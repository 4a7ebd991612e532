package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The archives that {@code ./mvnw -Parchives verify} makes, unpacked and run as a user does. */
class ArchivesIT {

    private static final String ARCHIVE = System.getProperty("convzoo.archive", "");
    private static final String ROOT = "convzoo-" + System.getProperty("convzoo.version");

    @TempDir
    Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theTarIsUnpackedAndTrains() throws IOException {
        Path home = untarred(folder.resolve("my programs"));

        assertThat(run(home, "zoo", "list").output()).contains("lenet5", "resnet50");
        assertThat(run(home, "validate", "configs/quickstart.yaml").output())
                .isEqualToIgnoringNewLines("configs/quickstart.yaml: valid");
        Launched trained = run(
                home,
                "train",
                "configs/quickstart.yaml",
                "--run-dir",
                "my run",
                "--set",
                "training.epochs=1",
                "--set",
                "data.source.train=600",
                "--set",
                "data.source.validation=100",
                "--set",
                "data.source.test=100");
        assertThat(trained.output()).contains("Test accuracy", "of 100 images");
        assertThat(home.resolve("my run/report.html")).isNotEmptyFile();
        assertThat(run(home, "--version").output()).contains(System.getProperty("convzoo.version"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theZipHoldsTheSameFilesAndRuns() throws IOException {
        Path tar = untarred(folder.resolve("tar"));
        Path zip = unzipped(folder.resolve("zip"));

        assertThat(files(zip))
                .isEqualTo(files(tar))
                .contains("LICENSE", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "docs/library.md");
        for (String name : files(zip)) {
            if (name.startsWith("lib" + File.separator + "convzoo")) {
                try (ZipFile jar = new ZipFile(zip.resolve(name).toFile())) {
                    assertThat(jar.getEntry("META-INF/LICENSE"))
                            .as("the licence in %s", name)
                            .isNotNull();
                }
            }
        }
        assertThat(run(zip, "zoo", "list").output())
                .isEqualTo(run(tar, "zoo", "list").output());
    }

    @Test
    void everyLibraryIsListedWithItsLicence() throws IOException {
        Path home = unzipped(folder.resolve("zip"));
        Pattern library =
                Pattern.compile("^ +\\(\\w.*\\) .*\\([^:() ]+:([^:() ]+):([^:() ]+) - [^ ]+\\)$", Pattern.MULTILINE);
        List<String> listed = library.matcher(Files.readString(home.resolve("THIRD-PARTY.txt")))
                .results()
                .map(one -> one.group(1) + "-" + one.group(2))
                .toList();

        assertThat(files(home.resolve("lib")))
                .filteredOn(jar -> !jar.startsWith("convzoo"))
                .hasSizeGreaterThan(50)
                .allSatisfy(jar -> assertThat(listed)
                        .as("a line with a licence for %s in THIRD-PARTY.txt", jar)
                        .anyMatch(jar::startsWith));
    }

    @Test
    void theWindowsLauncherHasLinesThatItsShellReads() throws IOException {
        String batch = Files.readString(unzipped(folder.resolve("zip")).resolve("bin/convzoo.bat"));

        assertThat(batch.replace("\r\n", "")).doesNotContain("\n").contains("org.convzoo.cli.Main");
    }

    private static Launched run(Path home, String... words) {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/convzoo").toString()));
        Collections.addAll(command, words);
        Launched run = Launched.run(
                home,
                Map.of("JAVA_HOME", System.getProperty("java.home"), "CONVZOO_DATA", home + File.separator + "data"),
                command);
        assertThat(run.status()).as("%s wrote%n%s", command, run.errors()).isZero();
        return run;
    }

    private static List<String> files(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> home.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static Path untarred(Path into) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(Path.of(ARCHIVE + ".tar.gz")));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextTarEntry(); entry != null; entry = tar.getNextTarEntry()) {
                if (!entry.isDirectory()) {
                    write(into.resolve(entry.getName()), tar, entry.getMode());
                }
            }
        }
        return into.resolve(ROOT);
    }

    private static Path unzipped(Path into) throws IOException {
        try (ZipFile zip = new ZipFile(new File(ARCHIVE + ".zip"))) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (!entry.isDirectory()) {
                    try (InputStream content = zip.getInputStream(entry)) {
                        write(into.resolve(entry.getName()), content, entry.getUnixMode());
                    }
                }
            }
        }
        return into.resolve(ROOT);
    }

    private static void write(Path file, InputStream content, int mode) throws IOException {
        Files.createDirectories(file.getParent());
        Files.copy(content, file);
        if ((mode & 0100) != 0) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            Files.setPosixFilePermissions(file, permissions);
        }
    }
}
