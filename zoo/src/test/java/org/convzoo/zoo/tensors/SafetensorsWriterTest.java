package org.convzoo.zoo.tensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.convzoo.configs.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsWriterTest {

    private static final List<TensorEntry> TENSORS = List.of(
            new TensorEntry("b", ElementType.F32, List.of(2L, 2L)), new TensorEntry("a", ElementType.I64, List.of()));

    @TempDir
    Path folder;

    @Test
    void writesTheHeaderPaddedAndTheFloatsInOrder() throws IOException {
        Path file = folder.resolve("written.safetensors");
        SafetensorsWriter.write(
                file,
                TENSORS,
                Map.of("format", "pt"),
                (name, into) -> into.put(name.equals("a") ? new float[] {5} : new float[] {1, 2, 3, 4}));
        String header = "{\"__metadata__\":{\"format\":\"pt\"},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[0,16]},"
                + "\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[16,20]}}  ";
        assertThat(header.length() % 8).as("of the padded header").isZero();
        byte[] floats = {
            0, 0, (byte) 0x80, 0x3f, 0, 0, 0, 0x40, 0, 0, 0x40, 0x40, 0, 0, (byte) 0x80, 0x40, 0, 0, (byte) 0xa0, 0x40
        };
        assertThat(Files.readAllBytes(file)).isEqualTo(Fixtures.safetensors(header, floats));
    }

    @Test
    void convertsAnyFileThatIsRead() {
        Path converted = folder.resolve("converted.safetensors");
        try (TensorFile source = TensorFile.open(Fixtures.file(folder, Fixtures.madeByPyTorch("state.pth")))) {
            SafetensorsWriter.write(converted, source.entries(), source.metadata(), source::read);
            try (TensorFile target = TensorFile.open(converted)) {
                assertThat(target.entries())
                        .extracting(TensorEntry::shape)
                        .isEqualTo(source.entries().stream()
                                .map(TensorEntry::shape)
                                .toList());
                for (TensorEntry entry : source.entries()) {
                    assertThat(Fixtures.read(target, entry.name()))
                            .as(entry.name())
                            .isEqualTo(Fixtures.read(source, entry.name()));
                }
            }
        }
    }

    @Test
    void leavesNothingBehindWhenTheValuesFail() {
        Path file = folder.resolve("unwritten.safetensors");
        assertThatThrownBy(() -> SafetensorsWriter.write(file, TENSORS, Map.of(), (name, into) -> {
                    throw UserException.failed("the source is damaged");
                }))
                .hasMessage("the source is damaged");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesATensorThatNoArrayCanHold() {
        assertThatThrownBy(() -> SafetensorsWriter.write(
                        folder.resolve("large"),
                        List.of(new TensorEntry("w", ElementType.F32, List.of(1L << 20, 1L << 12))),
                        Map.of(),
                        (name, into) -> {}))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("tensor w F32 [1048576, 4096] has 4294967296 elements");
    }
}
