package org.convzoo.data.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.convzoo.configs.download.Access;
import org.convzoo.configs.download.Download;
import org.convzoo.configs.download.Patience;
import org.convzoo.data.Failures;
import org.convzoo.data.RealData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistFilesTest {

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

            IdxFolder found = MnistFiles.downloaded(folder.resolve("mnist"), mirror, download);

            assertThat(found.complete()).isTrue();
            assertThat(requests).hasValue(4);
            MnistFiles.downloaded(folder.resolve("mnist"), mirror, download);
            assertThat(requests).as("what is there is not fetched again").hasValue(4);
        } finally {
            server.stop(0);
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
