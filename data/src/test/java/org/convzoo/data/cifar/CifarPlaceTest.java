package org.convzoo.data.cifar;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.download.Access;
import org.convzoo.configs.download.Digest;
import org.convzoo.configs.download.Download;
import org.convzoo.configs.download.Expected;
import org.convzoo.configs.download.Patience;
import org.convzoo.data.Failures;
import org.convzoo.data.Fingerprint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarPlaceTest {

    private static final String ARCHIVE = "cifar-10-binary.tar.gz";
    private static final String NO_MIRROR = "http://127.0.0.1:1/";

    private final Download download =
            new Download(new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), 1, Duration.ZERO), Access.direct());

    @TempDir
    private Path home;

    private byte[] archive;
    private DataLocator locator;

    @BeforeEach
    void archive() {
        // As in the published archive, the order is not that of the names.
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("cifar-10-batches-bin/data_batch_2.bin", CifarBytes.labelled(2, 2));
        files.put("cifar-10-batches-bin/readme.html", new byte[700]);
        files.put("cifar-10-batches-bin/test_batch.bin", CifarBytes.labelled(9));
        files.put("cifar-10-batches-bin/batches.meta.txt", CifarBytes.names(10));
        files.put("cifar-10-batches-bin/data_batch_1.bin", CifarBytes.labelled(1));
        archive = CifarBytes.archive(files);
        locator = new DataLocator(null, home.resolve("work"), home);
    }

    @Test
    void theArchiveIsReadWhereItLies() throws IOException {
        Files.createDirectories(home.resolve("cifar10"));
        Files.write(home.resolve("cifar10").resolve(ARCHIVE), archive);

        CifarFiles files = place("cifar10", NO_MIRROR).find(locator, download);

        assertThat(files.place()).isEqualTo(home.resolve("cifar10").resolve(ARCHIVE));
        assertThat(files.names()).containsExactly("data_batch_1.bin", "data_batch_2.bin", "test_batch.bin");
        assertThat(files.records("data_batch_2.bin").labels()).containsExactly(2, 2);
        assertThat(files.records("test_batch.bin").labels()).containsExactly(9);
        assertThat(files.classNames())
                .hasValueSatisfying(names ->
                        assertThat(names).startsWith("class 0", "class 1").hasSize(10));
    }

    @Test
    void filesThatWereUnpackedWinOverTheArchive() throws IOException {
        Files.createDirectories(home.resolve("cifar10"));
        Files.write(home.resolve("cifar10").resolve(ARCHIVE), archive);
        CifarBytes.write(home.resolve("cifar10/train.bin"), CifarBytes.labelled(1));

        assertThat(place("cifar10", NO_MIRROR).find(locator, download).names()).containsExactly("train.bin");
    }

    @Test
    void cutOffArchiveIsRefused() throws IOException {
        Path file = Files.createDirectories(home.resolve("mine")).resolve(ARCHIVE);
        Files.write(file, Arrays.copyOf(archive, archive.length - 30));

        assertThat(Failures.message(() -> place("mine", NO_MIRROR).find(locator, download)))
                .isEqualTo(file + " ends too early; get it again from where the data set came from");
    }

    @Test
    void damagedArchiveIsRefused() throws IOException {
        Path file = Files.createDirectories(home.resolve("cifar10")).resolve(ARCHIVE);
        archive[archive.length - 6] ^= 0x55;
        Files.write(file, archive);

        assertThat(Failures.message(() -> place("cifar10", NO_MIRROR).find(locator, download)))
                .isEqualTo(file + " is damaged (Corrupt GZIP trailer); delete it, then it is downloaded again");
    }

    @Test
    void brokenFileInTheArchiveIsNamed() throws IOException {
        Path file = Files.createDirectories(home.resolve("mine")).resolve(ARCHIVE);
        Files.write(file, CifarBytes.archive(Map.of("x/data_batch_1.bin", new byte[3074])));

        assertThat(Failures.message(() -> place("mine", NO_MIRROR).find(locator, download)))
                .isEqualTo("x/data_batch_1.bin in " + file + " ends within image 1: 1 of the 3073 bytes that a record "
                        + "of CIFAR-10 has; get it again from where the data set came from");
    }

    @Test
    void absentArchiveIsDownloadedOnceIntoTheDataHome() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/mirror/" + ARCHIVE, exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, archive.length);
            exchange.getResponseBody().write(archive);
            exchange.close();
        });
        server.start();
        // A folder of this name that holds nothing of the kind stays as it is.
        Path unrelated = Files.createDirectories(home.resolve("work/cifar10"));
        try {
            CifarPlace place =
                    place("cifar10", "http://localhost:" + server.getAddress().getPort() + "/mirror");

            assertThat(place.find(locator, download).names()).hasSize(3);
            assertThat(place.find(locator, download).names()).hasSize(3);
        } finally {
            server.stop(0);
        }
        assertThat(requests).as("what is there is not fetched again").hasValue(1);
        assertThat(home.resolve("cifar10").resolve(ARCHIVE)).hasBinaryContent(archive);
        assertThat(unrelated).isEmptyDirectory();
    }

    @Test
    void unreachableMirrorSaysWhatToPutWhere() {
        assertThat(Failures.message(() -> place("cifar10", NO_MIRROR).find(locator, download)))
                .isEqualTo("CIFAR-10 is not on this machine and could not be downloaded: " + NO_MIRROR + ARCHIVE
                        + " cannot be reached; put " + ARCHIVE + " into " + home.resolve("cifar10")
                        + ", or set data.source.mirror to an address that has it");
    }

    @Test
    void mirrorMustBeAWebAddress() {
        assertThat(Failures.message(() -> place("cifar10", "file:///mirror").find(locator, download)))
                .isEqualTo("data.source.mirror must be an http or https address of a folder, got file:///mirror");
    }

    /** CIFAR-10, but for the archive that is expected. */
    private CifarPlace place(String directory, String mirror) {
        CifarFormat published = CifarFormat.CIFAR10;
        Expected expected = Expected.of(
                archive.length,
                Digest.sha256(HexFormat.of().formatHex(Fingerprint.sha256().digest(archive))));
        CifarFormat format = new CifarFormat(
                published.title(),
                published.word(),
                List.of(10),
                published.trainingFiles(),
                published.testFile(),
                published.classNamesFile(),
                published.knownClassNames(),
                new CifarFormat.Archive(ARCHIVE, published.archive().folder(), expected));
        return new CifarPlace(format, directory, mirror);
    }
}
