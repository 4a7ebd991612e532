package org.convzoo.zoo.tensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HexFormat;
import org.convzoo.configs.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The format before 1.6, put together by hand. */
class PyTorchPickleTest {

    private static final byte[] MAGIC = HexFormat.of().parseHex("80028a0a6cfc9c46f9206aa850192e");

    private static final byte[] PROTOCOL = new PickleBytes().op('M', 0xe9, 0x03).end();

    @TempDir
    Path folder;

    private static byte[] machine(int littleEndian) {
        return new PickleBytes()
                .op('}')
                .text("little_endian")
                .op(littleEndian, 's')
                .end();
    }

    private static byte[] state(PickleBytes tensor) {
        return tensor.op('s').end();
    }

    private static PickleBytes named(String name) {
        return new PickleBytes().op('}').text(name);
    }

    private static PickleBytes pair() {
        return named("w").tensor("17", 2, 0, new long[] {2}, new long[] {1});
    }

    private static byte[] keys(String... keys) {
        PickleBytes list = new PickleBytes().op(']');
        for (String key : keys) {
            list.text(key).op('a');
        }
        return list.end();
    }

    private static byte[] storage(long count, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + values.length * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(count);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    private Path file(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return Fixtures.file(folder, bytes.toByteArray());
    }

    private static void refuses(Path file, String reason) {
        assertThatThrownBy(() -> TensorFile.open(file).close())
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason);
    }

    @Test
    void readsAStorageAfterThePickles() {
        try (TensorFile file =
                TensorFile.open(file(MAGIC, PROTOCOL, machine(0x88), state(pair()), keys("17"), storage(2, 3, 4)))) {
            assertThat(Fixtures.read(file, "w")).containsExactly(3, 4);
        }
    }

    @Test
    void readsAPartOfAStorage() {
        // The sixth value of the persistent id: the part's own key, its first element and its length.
        PickleBytes view = named("w").global("torch._utils", "_rebuild_tensor").op('(', '(');
        view.text("storage")
                .global("torch", "FloatStorage")
                .text("17")
                .text("cpu")
                .whole(4);
        view.op('(')
                .text("18")
                .whole(1)
                .whole(3)
                .op('t', 't', 'Q')
                .whole(1)
                .tuple(2)
                .tuple(1)
                .op('t', 'R');
        try (TensorFile file = TensorFile.open(
                file(MAGIC, PROTOCOL, machine(0x88), state(view), keys("17"), storage(4, 3, 4, 5, 6)))) {
            assertThat(Fixtures.read(file, "w")).containsExactly(5, 6);
        }
    }

    @Test
    void refusesStoragesThatDoNotFitTheirAnnouncement() {
        byte[] state = state(pair());
        byte[] machine = machine(0x88);
        refuses(
                file(MAGIC, PROTOCOL, machine, state, keys("17"), storage(3, 3, 4, 5)),
                "has 3 elements of type F32; 2 were announced");
        refuses(
                file(MAGIC, PROTOCOL, machine, state, keys("17"), storage(2, 3)),
                "2 were announced, and there is room for 1");
        refuses(file(MAGIC, PROTOCOL, machine, state, keys("17")), "the file ends at byte ");
        refuses(
                file(MAGIC, PROTOCOL, machine, state, keys("17"), storage(2, 3, 4), new byte[1]),
                "0 of its storages are missing, and 1 bytes follow the last one");
        refuses(file(MAGIC, PROTOCOL, machine, state, keys()), "1 of its storages are missing");
        refuses(
                file(MAGIC, PROTOCOL, machine, state, keys("17", "17"), storage(2, 3, 4), storage(2, 3, 4)),
                "names one that no tensor has, or one twice");
        refuses(
                file(MAGIC, PROTOCOL, machine, state, keys("18"), storage(2, 3, 4)),
                "names one that no tensor has, or one twice");
        refuses(file(MAGIC, PROTOCOL, machine, state, PROTOCOL), "the list of its storages is missing");
    }

    @Test
    void aStorageOfMoreThanAnyFileHoldsIsRefusedBeforeItIsLookedFor() {
        PickleBytes huge = named("w").tensor("17", 1L << 62, 0, new long[] {1L << 62}, new long[] {1});
        refuses(
                file(MAGIC, PROTOCOL, machine(0x88), state(huge), keys("17"), storage(1L << 62, 3, 4)),
                "4611686018427387904 were announced, and there is room for 2");
    }

    @Test
    void refusesOtherMachinesAndProtocols() {
        refuses(file(MAGIC, PROTOCOL, machine(0x89)), "it was not written on a little-endian machine");
        refuses(file(MAGIC, MAGIC), "the protocol of its checkpoint is not 1001");
        refuses(file(MAGIC, PROTOCOL, machine(0x88), keys("a")), "it holds no dictionary of tensors");
    }
}
