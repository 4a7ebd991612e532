package org.convzoo.data.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.MnistConfig;
import org.convzoo.configs.MnistConfig.Variant;
import org.convzoo.configs.download.Access;
import org.convzoo.configs.download.Download;
import org.convzoo.configs.download.Patience;
import org.convzoo.data.Failures;
import org.convzoo.data.RealData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistFilesTest {

    private static final DataSet MNIST = DataSet.of(Variant.MNIST).orElseThrow();

    private static final Patience IMPATIENT =
            new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), 1, Duration.ZERO);

    private final Download download = new Download(IMPATIENT, Access.direct());

    @TempDir
    private Path folder;

    @Test
    @Tag("real-data")
    void mirrorFillsTheDataHome() throws IOException {
        Path original = RealData.folder("mnist");
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/mirror/", exchange -> {
            requests.incrementAndGet();
            Path file = original.resolve(exchange.getRequestURI().getPath().replace("/mirror/", ""));
            try (exchange) {
                exchange.sendResponseHeaders(200, Files.size(file));
                Files.copy(file, exchange.getResponseBody());
            }
        });
        server.start();
        try {
            String mirror = "http://127.0.0.1:" + server.getAddress().getPort() + "/mirror";

            IdxFolder found = MnistFiles.downloaded(MNIST, folder.resolve("mnist"), Optional.of(mirror), download);

            assertThat(found.complete()).isTrue();
            assertThat(requests).hasValue(4);
            MnistFiles.downloaded(MNIST, folder.resolve("mnist"), Optional.of(mirror), download);
            assertThat(requests).as("what is there is not fetched again").hasValue(4);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void unreachableMirrorSaysWhichFilesToPutWhere() {
        String mirror = "http://127.0.0.1:1/mnist/";
        Path home = folder.resolve("mnist");

        assertThat(Failures.message(() -> MnistFiles.downloaded(MNIST, home, Optional.of(mirror), download)))
                .isEqualTo("MNIST is not on this machine and could not be downloaded: " + mirror
                        + "train-images-idx3-ubyte.gz cannot be reached; put "
                        + "train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz, t10k-images-idx3-ubyte.gz, "
                        + "t10k-labels-idx1-ubyte.gz into " + home
                        + ", or set data.source.mirror to an address that has them");
    }

    @Test
    void mirrorMustBeAWebAddress() {
        assertThat(Failures.message(
                        () -> MnistFiles.downloaded(MNIST, folder, Optional.of("ftp://somewhere/mnist"), download)))
                .isEqualTo(
                        "data.source.mirror must be an http or https address of a folder, got ftp://somewhere/mnist");
    }

    @Test
    void relativesAreAskedForInTheirOwnFolders() {
        for (Variant variant : List.of(Variant.FASHION, Variant.KMNIST)) {
            DataSet set = DataSet.of(variant).orElseThrow();
            MnistConfig source = new MnistConfig(variant, null, "http://127.0.0.1:1/");
            DataLocator locator = new DataLocator(null, folder, folder.resolve("home"));

            assertThat(Failures.message(() -> MnistFiles.find(source, locator, download)))
                    .startsWith(set.title() + " is not on this machine and could not be downloaded: ")
                    .contains("into " + folder.resolve("home").resolve(set.folder()));
        }
    }

    @Test
    void otherContentThanPublishedIsRefused() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 3);
                exchange.getResponseBody().write(new byte[3]);
            }
        });
        server.start();
        try {
            String mirror = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            DataSet kmnist = DataSet.of(Variant.KMNIST).orElseThrow();

            assertThat(Failures.message(() -> MnistFiles.downloaded(kmnist, folder, Optional.of(mirror), download)))
                    .contains("has other content than it should: MD5 ");
        } finally {
            server.stop(0);
        }
    }
}
