package org.convzoo.configs.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convzoo.configs.download.Digest.Algorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestTest {

    @TempDir
    private Path folder;

    /** The values for "abc" are those of FIPS 180-2, RFC 1321 and RFC 1950. */
    @Test
    void hashesAsTheStandardsSay() throws IOException {
        Path abc = Files.writeString(folder.resolve("abc"), "abc");
        assertThat(Algorithm.SHA_256.of(abc))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Algorithm.MD5.of(abc)).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
        assertThat(Algorithm.ADLER_32.of(abc)).isEqualTo("024d0127");
    }

    @Test
    void theBeginningOfASha256IsEnough() {
        Digest beginning = Digest.sha256("ba7816bf");
        assertThat(beginning.matches("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
                .isTrue();
        assertThat(beginning.matches("ca7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
                .isFalse();
        assertThat(beginning).hasToString("SHA-256 ba7816bf…");
        assertThat(Digest.adler32(0x024d0127L)).hasToString("Adler-32 024d0127");
    }

    @Test
    void tooShortOrOddlyWrittenDigestsAreRefused() {
        assertThatThrownBy(() -> Digest.sha256("ba7816b")).hasMessageContaining("ba7816b");
        assertThatThrownBy(() -> Digest.md5("900150983CD24FB0D6963F7D28E17F72"))
                .hasMessageContaining("900150983CD24FB0D6963F7D28E17F72");
        assertThatThrownBy(() -> Digest.md5("90015098")).hasMessageContaining("90015098");
    }
}
