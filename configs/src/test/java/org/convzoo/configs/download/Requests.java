package org.convzoo.configs.download;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;

/** A file of 100,000 bytes, and an impatient download of it. */
record Requests(Path folder, Download download) {

    static final byte[] CONTENT = new byte[100_000];
    static final String SHA_256 = "4f458fab407acc667b39db687d96f02d75414090e718e644c0dc4c1396a3b772";

    static {
        new Random(5).nextBytes(CONTENT);
    }

    static final Expected EXPECTED = Expected.of(CONTENT.length, Digest.sha256(SHA_256));

    static final Patience IMPATIENT =
            new Patience(Duration.ofSeconds(5), Duration.ofMillis(500), 2, Duration.ofMillis(10));

    static Requests into(Path folder) {
        return new Requests(folder, new Download(IMPATIENT, access(Map.of())));
    }

    Requests with(Access access) {
        return new Requests(folder, new Download(IMPATIENT, access));
    }

    static Access access(Map<String, String> environment) {
        return new Access(false, Optional.empty(), Proxies.of(environment));
    }

    Path target() {
        return folder.resolve("file.gz");
    }

    Path part() {
        return folder.resolve("file.gz.part");
    }

    void fetch(URI address) throws IOException {
        fetch(address, EXPECTED);
    }

    void fetch(URI address, Expected expected) throws IOException {
        download.fetch(address, target(), expected, Progress.NONE);
    }

    AbstractThrowableAssert<?, ? extends Throwable> assertRefuses(URI address) {
        return assertThatThrownBy(() -> fetch(address)).isInstanceOf(IOException.class);
    }
}
