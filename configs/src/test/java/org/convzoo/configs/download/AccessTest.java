package org.convzoo.configs.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.convzoo.configs.download.Requests.CONTENT;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.convzoo.configs.UserException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

    private static final URI FAR_AWAY = URI.create("http://weights.invalid/v0.6/file.gz");

    @TempDir
    private Path folder;

    private Requests requests;

    @BeforeEach
    void requests() {
        requests = Requests.into(folder);
    }

    @Test
    void mirrorTakesThePlaceOfHostAndFolder() throws IOException {
        try (MirrorServer server = new MirrorServer(MirrorServer.whole(CONTENT))) {
            String mirror = server.address("zoo/copies").toString();
            Access access = Access.of(Map.of("CONVZOO_WEIGHTS_MIRROR", mirror), "CONVZOO_WEIGHTS_MIRROR", false);
            requests.with(access).fetch(FAR_AWAY);

            assertThat(server.requests()).containsExactly("/zoo/copies/file.gz");
        }
        assertThat(requests.target()).hasBinaryContent(CONTENT);
    }

    @Test
    void mirrorMustBeAnAddress() {
        assertThatThrownBy(() ->
                        Access.of(Map.of("CONVZOO_WEIGHTS_MIRROR", "/srv/weights"), "CONVZOO_WEIGHTS_MIRROR", false))
                .isInstanceOf(UserException.class)
                .hasMessage("CONVZOO_WEIGHTS_MIRROR must be an http or https address of a folder, got /srv/weights");
        assertThat(Access.of(Map.of("CONVZOO_WEIGHTS_MIRROR", " "), "CONVZOO_WEIGHTS_MIRROR", false)
                        .mirror())
                .isEmpty();
    }

    @Test
    void offlineAsksNobody() {
        Access offline = new Access(true, Optional.empty(), Proxies.of(Map.of()));
        requests.with(offline)
                .assertRefuses(FAR_AWAY)
                .hasMessage("downloads are switched off (--offline, CONVZOO_OFFLINE)");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP_PROXY", "http_proxy"})
    void proxyIsAskedForTheWholeAddress(String variable) throws IOException {
        try (MirrorServer proxy = new MirrorServer(MirrorServer.whole(CONTENT))) {
            requests.with(Requests.access(Map.of(variable, "127.0.0.1:" + proxy.port())))
                    .fetch(FAR_AWAY);

            assertThat(proxy.requests()).containsExactly(FAR_AWAY.toString());
        }
        assertThat(requests.target()).hasBinaryContent(CONTENT);
    }

    @Test
    void proxyIsGivenItsPassword() throws IOException {
        MirrorServer.Answer guarded = (exchange, start) -> {
            if (authorization(exchange).equals("user:secret")) {
                MirrorServer.whole(CONTENT).to(exchange, start);
            } else {
                exchange.getResponseHeaders().add("Proxy-Authenticate", "Basic realm=\"office\"");
                exchange.sendResponseHeaders(407, -1);
            }
        };
        try (MirrorServer proxy = new MirrorServer(guarded)) {
            requests.with(Requests.access(Map.of("HTTP_PROXY", "http://user:secret@127.0.0.1:" + proxy.port())))
                    .fetch(FAR_AWAY);
        }
        assertThat(requests.target()).hasBinaryContent(CONTENT);
    }

    @Test
    void proxyThatWantsAPasswordSaysSo() {
        try (MirrorServer proxy = new MirrorServer(MirrorServer.status(407))) {
            requests.with(Requests.access(Map.of("HTTP_PROXY", "http://127.0.0.1:" + proxy.port())))
                    .assertRefuses(FAR_AWAY)
                    .hasMessage(FAR_AWAY + " answered with status 407: the proxy wants a user and a password, as in"
                            + " HTTPS_PROXY=http://user:password@host:port");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"weights.invalid", ".invalid", "*.invalid", "elsewhere, INVALID", "*"})
    void exceptedHostsAreAskedThemselves(String exceptions) {
        try (MirrorServer proxy = new MirrorServer(MirrorServer.whole(CONTENT))) {
            requests.with(Requests.access(
                            Map.of("HTTP_PROXY", "http://127.0.0.1:" + proxy.port(), "NO_PROXY", exceptions)))
                    .assertRefuses(FAR_AWAY)
                    .hasMessage(FAR_AWAY + " cannot be reached");
            assertThat(proxy.requests()).isEmpty();
        }
    }

    @Test
    void thisMachineNeedsNoProxy() throws IOException {
        try (MirrorServer server = new MirrorServer(MirrorServer.whole(CONTENT))) {
            requests.with(Requests.access(Map.of("HTTP_PROXY", "http://127.0.0.1:1")))
                    .fetch(server.address("file.gz"));
        }
        assertThat(requests.target()).hasBinaryContent(CONTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5://secret@proxy:1080", "http://secret@proxy", "http://sec ret:8080"})
    void proxyThatCannotBeUsedIsRefusedWithoutRepeatingItsPassword(String proxy) {
        assertThatThrownBy(() -> Proxies.of(Map.of("HTTPS_PROXY", proxy)))
                .isInstanceOf(UserException.class)
                .hasMessage("HTTPS_PROXY must be written http://host:port or http://user:password@host:port;"
                        + " correct it, or unset it to do without a proxy");
    }

    private static String authorization(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
        return header == null
                ? ""
                : new String(Base64.getDecoder().decode(header.replace("Basic ", "")), StandardCharsets.UTF_8);
    }
}
