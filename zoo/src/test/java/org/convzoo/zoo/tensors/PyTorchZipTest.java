package org.convzoo.zoo.tensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.convzoo.configs.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PyTorchZipTest {

    private static final String COMMENT = "a comment";

    @TempDir
    Path folder;

    private final Map<String, byte[]> entries = new LinkedHashMap<>(Map.of(
            "archive/data.pkl",
            new PickleBytes()
                    .op('}')
                    .text("w")
                    .tensor("0", 2, 0, new long[] {2}, new long[] {1})
                    .op('s')
                    .end(),
            "archive/data/0",
            new byte[] {0, 0, (byte) 0x80, 0x3f, 0, 0, 0, 0x40}));

    /** The entries of a zip by their names. */
    static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    static byte[] zipped(Map<String, byte[]> entries, int method) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(content.getKey());
                entry.setMethod(method);
                entry.setComment(COMMENT);
                entry.setSize(content.getValue().length);
                CRC32 checksum = new CRC32();
                checksum.update(content.getValue());
                entry.setCrc(checksum.getValue());
                out.putNextEntry(entry);
                out.write(content.getValue());
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** As PyTorch writes it when it is told not to compute checksums. */
    static byte[] withoutChecksums(byte[] zip) {
        ByteBuffer bytes = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < zip.length - 46; i++) {
            switch (bytes.getInt(i)) {
                case 0x04034b50 -> bytes.putInt(i + 14, 0);
                case 0x02014b50 -> bytes.putInt(i + 16, 0);
                default -> {}
            }
        }
        return bytes.array();
    }

    private byte[] stored() throws IOException {
        return zipped(entries, ZipEntry.STORED);
    }

    private void refuses(byte[] content, String reason) {
        Path file = Fixtures.file(folder, content);
        assertThatThrownBy(() -> {
                    try (TensorFile opened = TensorFile.open(file)) {
                        Fixtures.read(opened, "w");
                    }
                })
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason);
    }

    private byte[] flippedIn(String entry) throws IOException {
        byte[] zip = stored();
        byte[] content = entries.get(entry);
        for (int i = 0; i < zip.length; i++) {
            if (Arrays.equals(zip, i, i + content.length, content, 0, content.length)) {
                zip[i + content.length - 2] ^= 0x10;
                return zip;
            }
        }
        throw new AssertionError("no " + entry);
    }

    @Test
    void readsStoredEntriesOfAnyFolder() throws IOException {
        try (TensorFile file = TensorFile.open(Fixtures.file(folder, stored()))) {
            assertThat(Fixtures.read(file, "w")).containsExactly(1, 2);
        }
    }

    @Test
    void readsATensorOfManyBlocks() throws IOException {
        int elements = 200_001;
        ByteBuffer values = ByteBuffer.allocate(elements * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < elements; i++) {
            values.putFloat(i);
        }
        entries.put("archive/data/0", values.array());
        entries.put(
                "archive/data.pkl",
                new PickleBytes()
                        .op('}')
                        .text("w")
                        .tensor("0", elements, 1, new long[] {elements - 1}, new long[] {1})
                        .op('s')
                        .end());
        try (TensorFile file = TensorFile.open(Fixtures.file(folder, stored()))) {
            float[] read = Fixtures.read(file, "w");
            for (int i = 0; i < read.length; i++) {
                assertThat(read[i]).as("element %d", i).isEqualTo(i + 1);
            }
        }
    }

    @Test
    void textThatIsNoTextIsDamage() throws IOException {
        refuses(replaced(stored(), "data/0", "data\u00ff0"), "bad entry name");
        refuses(replaced(stored(), COMMENT, "\u00ff"), "a comment in its directory is not UTF-8");
    }

    private static byte[] replaced(byte[] zip, String text, String by) {
        String bytes = new String(zip, StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains(text);
        return bytes.replace(text, by.repeat(text.length() / by.length())).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void findsABitThatFellOver() throws IOException {
        refuses(flippedIn("archive/data/0"), "the checksum of entry archive/data/0 is ");
        refuses(flippedIn("archive/data.pkl"), "the checksum of entry archive/data.pkl is ");
    }

    @Test
    void readsFilesWithoutChecksums() throws IOException {
        try (TensorFile file = TensorFile.open(Fixtures.file(folder, withoutChecksums(stored())))) {
            assertThat(Fixtures.read(file, "w")).containsExactly(1, 2);
        }
    }

    @Test
    void refusesWhatPyTorchDoesNotWrite() throws IOException {
        refuses(zipped(entries, ZipEntry.DEFLATED), "entry archive/data.pkl is compressed");
        byte[] whole = stored();
        refuses(Arrays.copyOf(whole, whole.length - 30), "is not a sound PyTorch file");
        entries.put("archive/data/0", new byte[7]);
        refuses(stored(), "entry archive/data/0 has 7 bytes, not 2 elements of type F32");
        entries.remove("archive/data/0");
        refuses(stored(), "entry archive/data/0 is missing");
        entries.put("archive/byteorder", "big".getBytes(StandardCharsets.US_ASCII));
        refuses(stored(), "its byte order is big");
        entries.put("archive/constants.pkl", new byte[0]);
        refuses(stored(), "it is a TorchScript program");
        refuses(zipped(Map.of("notes.txt", new byte[4]), ZipEntry.STORED), "this zip has 0 entries data.pkl");
    }
}
