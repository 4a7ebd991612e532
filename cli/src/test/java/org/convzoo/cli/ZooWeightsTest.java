package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published is listed, and fetched from a mirror on this machine. */
class ZooWeightsTest {

    /** A file whose publisher gives neither its size nor a digest, so that any content will do. */
    private static final String FILE = "mobilenet_2_5_224_tf.h5";

    /** Of resnet20-12fca82f.th, which the mirror has with other content. */
    private static final int PUBLISHED_BYTES = 1_099_231;

    private static final int DROPPED_AT = 100_000;

    private final byte[] content = new byte[300_000];
    private final List<String> requests = new ArrayList<>();

    @TempDir
    private Path home;

    private HttpServer mirror;
    private CapturedTerminal terminal;

    @BeforeEach
    void mirrorThatDropsTheFirstConnection() throws IOException {
        new Random(1).nextBytes(content);
        mirror = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        mirror.createContext("/weights/", this::answer);
        mirror.start();
        terminal = new CapturedTerminal(
                home,
                Map.of(
                        "CONVZOO_DATA",
                        home.toString(),
                        "CONVZOO_WEIGHTS_MIRROR",
                        "http://127.0.0.1:" + mirror.getAddress().getPort() + "/weights"));
    }

    @AfterEach
    void stopMirror() {
        mirror.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestURI().getPath());
            if (!requests.get(0).endsWith(FILE)) {
                exchange.sendResponseHeaders(200, PUBLISHED_BYTES);
                exchange.getResponseBody().write(new byte[PUBLISHED_BYTES]);
                return;
            }
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content, 0, DROPPED_AT);
            exchange.getResponseBody().flush();
            if (requests.size() == 1) {
                throw new IOException("dropped on purpose");
            }
            exchange.getResponseBody().write(content, DROPPED_AT, content.length - DROPPED_AT);
        }
    }

    @Test
    void pullFetchesOnceShowsHowFarItIsAndPrintsThePath() throws IOException {
        Path file = home.resolve("weights").resolve(FILE);

        assertThat(terminal.run("zoo", "weights", "pull", "mobilenet", "--weights", "keras-imagenet-0.25"))
                .as(terminal.err())
                .isZero();

        assertThat(terminal.out()).isEqualTo(file + System.lineSeparator());
        assertThat(terminal.err())
                .contains(FILE + ": 293.0 KiB of 293.0 KiB")
                .contains("mobilenet keras-imagenet-0.25 is here; Keras publishes no digest");
        assertThat(file).hasBinaryContent(content);
        assertThat(requests).containsExactly("/weights/" + FILE, "/weights/" + FILE);

        assertThat(terminal.run("zoo", "weights", "pull", "mobilenet-v1", "--weights", "keras-imagenet-0.25"))
                .isZero();
        assertThat(requests).as("what is here is not asked for again").hasSize(2);
    }

    @Test
    void pullRefusesAFileThatIsNotThePublishedOne() {
        assertThat(terminal.run("zoo", "weights", "pull", "resnet20-cifar")).isEqualTo(1);
        assertThat(terminal.err())
                .contains("error: resnet20-12fca82f.th could not be downloaded", "has other content than it should");
        assertThat(terminal.out()).isEmpty();
        assertThat(home.resolve("weights/resnet20-12fca82f.th")).doesNotExist();
    }

    @Test
    void pullOfflineSaysWhatToPutWhere() {
        assertThat(terminal.run("zoo", "weights", "pull", "vgg16", "--offline")).isEqualTo(1);
        assertThat(terminal.err())
                .contains(
                        "vgg16-397923af.pth could not be downloaded: downloads are switched off (--offline, CONVZOO_OFFLINE)")
                .contains("put that file (SHA-256 397923af…) from https://download.pytorch.org/models/")
                .contains("into " + home.resolve("weights"));
        assertThat(requests).isEmpty();
    }

    @Test
    void listShowsWhatIsPublishedAndWhatIsHere() throws IOException {
        Path weights = Files.createDirectories(home.resolve("weights"));
        Files.write(weights.resolve("resnet50-0676ba61.pth"), new byte[1]);

        assertThat(terminal.run("zoo", "weights", "list", "resnet50")).isZero();

        assertThat(Arrays.asList(terminal.out().split("\\R")))
                .containsExactly(
                        "architecture  name                           size  top-1 %  top-5 %  licence       here         file",
                        "resnet50      torchvision-imagenet1k-v2  97.7 MiB    80.86    95.43  BSD-3-Clause               resnet50-11ad3fa6.pth",
                        "resnet50      torchvision-imagenet1k-v1  97.7 MiB    76.13    92.86  BSD-3-Clause  not checked  resnet50-0676ba61.pth");
        assertThat(terminal.run("zoo", "weights", "list", "lenet5")).isZero();
        assertThat(terminal.out()).isEqualToIgnoringNewLines("nobody published weights for lenet5");
    }

    @Test
    void listPrintsOneJsonDocument() throws IOException {
        assertThat(terminal.run("zoo", "weights", "list", "--json")).isZero();
        JsonNode list = new ObjectMapper().readTree(terminal.out());
        JsonNode first = list.get(0);
        assertThat(first.get("architecture").asText()).isEqualTo("alexnet-torchvision");
        assertThat(first.get("digest").asText()).isEqualTo("SHA-256 7be5be79…");
        assertThat(first.at("/contract/input/height").asInt()).isEqualTo(224);
        assertThat(first.get("here").asText()).isEqualTo("absent");
        assertThat(list.findValuesAsText("name")).contains("keras-imagenet-notop", "idelbayev-cifar10");
    }
}
