package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that are downloaded are seen arriving, as weights are. */
class ImagesArrivingTest {

    @TempDir
    private Path home;

    private HttpServer server;
    private String source;

    @BeforeEach
    void serveAnArchive() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : new String[] {"a/1.png", "a/2.png", "b/1.png", "b/2.png"}) {
                zip.putNextEntry(new ZipEntry(name));
                ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY), "png", zip);
            }
        }
        byte[] archive = bytes.toByteArray();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/photos.zip", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, archive.length);
                exchange.getResponseBody().write(archive);
            }
        });
        server.start();
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
        source = "{type: imageFolder, archive: 'http://localhost:"
                + server.getAddress().getPort() + "/photos.zip', sha256: " + digest + "}";
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aPersonSeesABar() throws IOException {
        assertThat(inspect(true)).containsPattern("photos\\.zip\\s+100%");
    }

    @Test
    void aLogHasNone() throws IOException {
        assertThat(inspect(false)).doesNotContain("photos.zip");
    }

    private String inspect(boolean interactive) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                interactive,
                false,
                Map.of("CONVZOO_DATA", home.toString(), "no_proxy", "localhost"),
                Clock.systemUTC());
        int status = Main.run(terminal, "data", "inspect", source);
        String told = err.toString(StandardCharsets.UTF_8);
        assertThat(status).as(told).isZero();
        return told;
    }
}
