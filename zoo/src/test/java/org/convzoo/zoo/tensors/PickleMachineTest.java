package org.convzoo.zoo.tensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.tensors.PickleValue.Bytes;
import org.convzoo.zoo.tensors.PickleValue.Constant;
import org.convzoo.zoo.tensors.PickleValue.Dictionary;
import org.convzoo.zoo.tensors.PickleValue.Inert;
import org.convzoo.zoo.tensors.PickleValue.Real;
import org.convzoo.zoo.tensors.PickleValue.Sequence;
import org.convzoo.zoo.tensors.PickleValue.Text;
import org.convzoo.zoo.tensors.PickleValue.Tuple;
import org.convzoo.zoo.tensors.PickleValue.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PickleMachineTest {

    private static final WeightFileProblems PROBLEMS = new WeightFileProblems(Path.of("weights.pth"), "PyTorch");

    private static PickleValue read(byte[] pickle) throws IOException {
        return PickleMachine.read(
                new PickleInput(new Memory(pickle), PROBLEMS), new PickleConstructors(PROBLEMS), PROBLEMS);
    }

    private record Memory(byte[] bytes) implements ByteSource {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void read(long position, ByteBuffer into) {
            into.put(bytes, (int) position, into.remaining());
        }
    }

    private static void refuses(PickleBytes pickle, String reason) {
        assertThatThrownBy(() -> read(pickle.end()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(reason)
                .hasMessageStartingWith("weights.pth");
    }

    @Test
    void readsNumbersOfEveryWidth() throws IOException {
        PickleBytes numbers = new PickleBytes()
                .op('(')
                .op('K', 200)
                .op('M', 1, 2)
                .op('J', 0xfe, 0xff, 0xff, 0xff)
                .op(0x8a, 0)
                .op(0x8a, 2, 0x00, 0xff)
                .op(0x8b, 9, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
                .op('G', 0x3f, 0xf8, 0, 0, 0, 0, 0, 0)
                .op('t');
        List<PickleValue> values = ((Tuple) read(numbers.end())).values();
        assertThat(values.subList(0, 5))
                .containsExactly(new Whole(200), new Whole(513), new Whole(-2), new Whole(0), new Whole(-256));
        assertThat(((Bytes) values.get(5)).value()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(values.get(6)).isEqualTo(new Real(1.5));
    }

    @Test
    void readsTextListsAndDictionariesOfEveryProtocol() throws IOException {
        PickleBytes pickle = new PickleBytes()
                .op('}', '(')
                .text("list")
                .op(']', '(', 'N', 0x88, 0x89, 'e', 'K', 1, 'a')
                .op('U', 4, 'o', 'l', 'd', 0xe9)
                .op('T', 1, 0, 0, 0, 'b')
                .op(0x8c, 4, 'm', 'e', 'm', 'o', 0x94)
                .op('h', 0)
                .op(0x8d, 1, 0, 0, 0, 0, 0, 0, 0, 'd')
                .op(')', 0x85)
                .op('K', 5, 'N')
                .op('u');
        assertThat(read(pickle.end()))
                .isEqualTo(new Dictionary(Map.of(
                        "list",
                        new Sequence(List.of(Constant.NONE, Constant.TRUE, Constant.FALSE, new Whole(1))),
                        "old\u00e9",
                        new Text("b"),
                        "memo",
                        new Text("memo"),
                        "d",
                        new Tuple(List.of(new Tuple(List.of()))))));
    }

    @Test
    void readsTheDictionariesOfPython2() throws IOException {
        PickleBytes dictionary = new PickleBytes()
                .global("collections", "OrderedDict")
                .op(']', '(', ']', '(', 'U', 1, 'a', 'K', 1, 'e', ']', '(', 'U', 1, 'b', 'K', 2, 'e', 'e')
                .op(0x85, 'R');
        assertThat(read(dictionary.end())).isEqualTo(new Dictionary(Map.of("a", new Whole(1), "b", new Whole(2))));
        refuses(
                new PickleBytes().global("collections", "OrderedDict").op(']', ']', 'N', 'a', 'a', 0x85, 'R'),
                "is not made of pairs with names of their own");
    }

    @Test
    void buildsWhatTrainingRunsCarryWithoutKeepingIt() throws IOException {
        PickleBytes namespace = new PickleBytes()
                .global("argparse", "Namespace")
                .op(')', 0x81, '}')
                .text("lr")
                .op('K', 1, 's', 'b');
        assertThat(read(namespace.end())).isEqualTo(new Inert("argparse.Namespace"));
    }

    /** As {@code pickle.dumps(numpy.zeros(1, "f4"), 2)} writes it. */
    @ParameterizedTest
    @ValueSource(strings = {"numpy.core.multiarray", "numpy._core.multiarray"})
    void anArrayOfNumPyIsCarriedAlong(String module) throws IOException {
        PickleBytes array = new PickleBytes()
                .op('}')
                .text("mean")
                .global(module, "_reconstruct")
                .global("numpy", "ndarray")
                .op('K', 0, 0x85)
                .global("_codecs", "encode")
                .text("b")
                .text("latin1")
                .op(0x86, 'R', 0x87, 'R', '(', 'K', 1, 'K', 1, 0x85)
                .global("numpy", "dtype")
                .text("f4")
                .op(0x89, 0x88, 0x87, 'R', '(', 'K', 3)
                .text("<")
                .op('N', 'N', 'N')
                .op('J', 0xff, 0xff, 0xff, 0xff, 'J', 0xff, 0xff, 0xff, 0xff, 'K', 0, 't', 'b', 0x89)
                .global("_codecs", "encode")
                .text("\0\0\0\0")
                .text("latin1")
                .op(0x86, 'R', 't', 'b', 's');
        assertThat(read(array.end())).isEqualTo(new Dictionary(Map.of("mean", new Inert(module + "._reconstruct"))));
    }

    @ParameterizedTest
    @CsvSource({
        "os, system",
        "posix, system",
        "builtins, eval",
        "numpy, fromfile",
        "numpy, save",
        "builtins, getattr",
        "subprocess, Popen",
        "torch.nn.modules.linear, Linear",
        "collections, OrderedDict.__init__",
        "torch, _utils._rebuild_tensor_v2x",
    })
    void refusesEveryOtherNameBeforeItIsCalled(String module, String name) {
        refuses(
                new PickleBytes().global(module, name),
                "its pickle asks for " + module + "." + name + ", but weight files are data");
        refuses(
                new PickleBytes().text(module).text(name).op(0x93),
                "its pickle asks for " + module + "." + name + ", but weight files are data");
    }

    @Test
    void refusesWhatNoPickleMachineWrites() {
        refuses(new PickleBytes(), "takes a value where none is");
        refuses(new PickleBytes().op('N', '(', '0'), "takes a value where none is");
        refuses(new PickleBytes().op('t'), "goes back to a mark where none is");
        refuses(new PickleBytes().op('h', 3), "recalls value 3, which it never stored");
        refuses(new PickleBytes().op('i'), "opcode 0x69 before byte 3 of its pickle belongs to no data");
        refuses(new PickleBytes().op(0x80, 9), "its pickle has protocol 9");
        refuses(new PickleBytes().op('N', 'N', 'a'), "appends to what is no list");
        refuses(new PickleBytes().op('N', 'N', 'N', 's'), "adds keys to what is no dictionary");
        refuses(new PickleBytes().op('}', '(', 'N', 'u'), "a key without a value");
        refuses(new PickleBytes().op('}').text("a").op('N', 's').text("a").op('N', 's'), "has the key a twice");
        refuses(new PickleBytes().op('N', ')', 'R'), "calls what is no constructor");
        refuses(new PickleBytes().op('N', 'Q'), "refers to something that is no storage");
        refuses(new PickleBytes().op('N', 'N', 0x93), "names a constructor by what is no text");
        refuses(new PickleBytes().op(0x8c, 1, 0xff), "is not UTF-8");
    }

    @Test
    void refusesTensorsThatDoNotFitTheirStorage() {
        long[] shape = {2, 3};
        long[] strides = {3, 1};
        refuses(new PickleBytes().tensor("0", 5, 0, shape, strides), "reaches beyond the 5 elements of its storage");
        refuses(new PickleBytes().tensor("0", 6, 1, shape, strides), "reaches beyond the 6 elements of its storage");
        refuses(new PickleBytes().tensor("0", 6, -1, shape, strides), "lacks storage, offset, shape or strides");
        refuses(new PickleBytes().tensor("0", 6, 0, shape, new long[] {1}), "has 2 sizes, but 1 strides");
        refuses(
                new PickleBytes().tensor("0", 6, 0, new long[] {-2}, new long[] {1}),
                "a size or a stride that is no count");
        refuses(new PickleBytes().tensor("0", 6, 0, shape, new long[] {-3, 1}), "a size or a stride that is no count");
        refuses(new PickleBytes().tensor("0", 6, 0, new long[17], new long[17]), "more than 16 of them");
        refuses(
                new PickleBytes().tensor("0", 6, 0, new long[] {1L << 40, 1L << 40}, new long[] {0, 0}),
                "is larger than any file");
        refuses(
                new PickleBytes().tensor("0", 6, 0, new long[] {1 << 30}, new long[] {0}),
                "repeats the 6 elements of its storage");
        refuses(
                new PickleBytes().tensor("0", 6, 0, shape, strides).tensor("0", 7, 0, shape, strides),
                "storage 0 is once");
    }

    @Test
    void aPickleIsBoundedInTextAndSteps() {
        assertThatThrownBy(() ->
                        read(new PickleBytes().op('X').number(0xffff_ffffL, 4).end()))
                .isInstanceOf(EOFException.class)
                .hasMessage("at byte 7 a text of 4294967295 bytes begins, but only 1 follow");
        assertThatThrownBy(() -> read(new byte[] {(byte) 0x80, 2, 'J', 1}))
                .isInstanceOf(EOFException.class)
                .hasMessage("the pickle is cut off at byte 4");
        refuses(
                new PickleBytes().text("x".repeat((1 << 20) + 1)),
                "a text of 1048577 bytes begins, and 1048576 are allowed");
        int[] many = new int[2_000_001];
        Arrays.fill(many, 'N');
        refuses(new PickleBytes().op(many), "its pickle has more than 2000000 steps");
    }

    @Test
    void aListMayHoldItself() throws IOException {
        Sequence list =
                (Sequence) read(new PickleBytes().op(']', 'q', 0, 'h', 0, 'a').end());
        assertThat(list.values().get(0) == list).isTrue();
    }
}
