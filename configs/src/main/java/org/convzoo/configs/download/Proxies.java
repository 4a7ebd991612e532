package org.convzoo.configs.download;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convzoo.configs.UserException;
import org.jspecify.annotations.Nullable;

/**
 * What requests go through: the proxies that HTTPS_PROXY and HTTP_PROXY name (also in lower case), except for the hosts
 * in NO_PROXY and this machine itself; where the variables are not set, what the Java platform was told.
 */
public final class Proxies {

    private final Map<String, URI> byScheme;
    private final List<String> exceptions;

    private Proxies(Map<String, URI> byScheme, List<String> exceptions) {
        this.byScheme = byScheme;
        this.exceptions = exceptions;
    }

    /** What the system properties {@code https.proxyHost} and their relatives say. */
    public static Proxies ofThePlatform() {
        return new Proxies(Map.of(), List.of());
    }

    /**
     * What the variables say.
     *
     * @throws UserException if a proxy is not written {@code http://host:port} or {@code http://user:password@host:port}
     */
    static Proxies of(Map<String, String> environment) {
        Map<String, URI> byScheme = Stream.of("https", "http")
                .flatMap(scheme -> variable(environment, scheme + "_proxy")
                        .map(address -> Map.entry(scheme, proxy(scheme.toUpperCase(Locale.ROOT) + "_PROXY", address)))
                        .stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        List<String> exceptions = Stream.of(
                        variable(environment, "no_proxy").orElse("").split(","))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .map(host -> host.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
                .toList();
        return new Proxies(byScheme, exceptions);
    }

    void applyTo(HttpClient.Builder client) {
        ProxySelector platform = ProxySelector.getDefault();
        if (byScheme.isEmpty()) {
            if (platform != null) {
                client.proxy(platform);
            }
            return;
        }
        client.proxy(new Selector());
        if (byScheme.values().stream().anyMatch(proxy -> proxy.getUserInfo() != null)) {
            client.authenticator(new Credentials());
        }
    }

    private boolean isDirect(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return host.equals("localhost")
                || host.startsWith("127.")
                || host.equals("[::1]")
                || exceptions.stream()
                        .anyMatch(exception ->
                                exception.equals("*") || host.equals(exception) || host.endsWith("." + exception));
    }

    private static URI proxy(String variable, String address) {
        try {
            URI proxy = new URI(address.contains("://") ? address : "http://" + address);
            if ("http".equals(proxy.getScheme()) && proxy.getHost() != null && proxy.getPort() > 0) {
                return proxy;
            }
        } catch (URISyntaxException malformed) {
            // said below
        }
        // What was given is not repeated: it may hold a password.
        throw UserException.wrongUsage(
                variable
                        + " must be written http://host:port or http://user:password@host:port; correct it, or unset it to do without a proxy");
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .map(spelling -> environment.getOrDefault(spelling, "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private final class Selector extends ProxySelector {

        @Override
        public List<java.net.Proxy> select(URI address) {
            URI proxy = byScheme.get(address.getScheme());
            if (proxy == null || isDirect(address)) {
                return List.of(Proxy.NO_PROXY);
            }
            return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), proxy.getPort())));
        }

        @Override
        public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
            // whoever asked is told by the request
        }
    }

    private final class Credentials extends Authenticator {

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            if (getRequestorType() != RequestorType.PROXY) {
                return null;
            }
            return byScheme.values().stream()
                    .filter(proxy -> proxy.getUserInfo() != null
                            && proxy.getHost().equalsIgnoreCase(getRequestingHost())
                            && proxy.getPort() == getRequestingPort())
                    .findFirst()
                    .map(proxy -> proxy.getUserInfo().split(":", 2))
                    .map(parts ->
                            new PasswordAuthentication(parts[0], (parts.length > 1 ? parts[1] : "").toCharArray()))
                    .orElse(null);
        }
    }
}
