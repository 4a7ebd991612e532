package org.convzoo.zoo.tensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convzoo.configs.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsFileTest {

    @TempDir
    Path folder;

    @Test
    void listsAndReadsEveryType() {
        byte[] tensors = ByteBuffer.allocate(54)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(0.1)
                .putFloat(-2.5f)
                .putShort((short) 0x3c00)
                .putShort((short) 0x0001)
                .putShort((short) 0xc049)
                .putLong(-16_777_216)
                .putInt(-3)
                .putShort((short) -4)
                .put((byte) -5)
                .putLong(1L << 62)
                .putInt(0xff000000)
                .putShort((short) 0xffff)
                .put((byte) 0xff)
                .put((byte) 1)
                .putInt(0)
                .put((byte) 7)
                .array();
        String header = """
                {"__metadata__":{"format":"pt"},
                 "f64":{"dtype":"F64","shape":[],"data_offsets":[0,8]},
                 "f32":{"dtype":"F32","shape":[1,1],"data_offsets":[8,12]},
                 "f16":{"dtype":"F16","shape":[2],"data_offsets":[12,16]},
                 "bf16":{"dtype":"BF16","shape":[1],"data_offsets":[16,18]},
                 "i64":{"dtype":"I64","shape":[],"data_offsets":[18,26]},
                 "i32":{"dtype":"I32","shape":[],"data_offsets":[26,30]},
                 "i16":{"dtype":"I16","shape":[],"data_offsets":[30,32]},
                 "i8":{"dtype":"I8","shape":[],"data_offsets":[32,33]},
                 "u64":{"dtype":"U64","shape":[],"data_offsets":[33,41]},
                 "u32":{"dtype":"U32","shape":[],"data_offsets":[41,45]},
                 "u16":{"dtype":"U16","shape":[],"data_offsets":[45,47]},
                 "u8":{"dtype":"U8","shape":[],"data_offsets":[47,48]},
                 "bool":{"dtype":"BOOL","shape":[],"data_offsets":[48,49]},
                 "last":{"dtype":"U8","shape":[5],"data_offsets":[49,54]},
                 "none":{"dtype":"F32","shape":[0,3],"data_offsets":[49,49]}}
                """;
        try (TensorFile file = TensorFile.open(Fixtures.file(folder, Fixtures.safetensors(header, tensors)))) {
            assertThat(file.format()).isEqualTo("safetensors");
            assertThat(file.metadata()).isEqualTo(Map.of("format", "pt"));
            assertThat(file.entries())
                    .as("in the order of their bytes, not of the header")
                    .hasSize(15)
                    .startsWith(new TensorEntry("f64", ElementType.F64, List.of()))
                    .endsWith(
                            new TensorEntry("none", ElementType.F32, List.of(0L, 3L)),
                            new TensorEntry("last", ElementType.U8, List.of(5L)));
            assertThat(Fixtures.read(file, "f64")).containsExactly(0.1f);
            assertThat(Fixtures.read(file, "f32")).containsExactly(-2.5f);
            assertThat(Fixtures.read(file, "f16")).containsExactly(1, 0x1p-24f);
            assertThat(Fixtures.read(file, "bf16")).containsExactly(-3.140625f);
            assertThat(Fixtures.read(file, "i64")).containsExactly(-16_777_216);
            assertThat(Fixtures.read(file, "i32")).containsExactly(-3);
            assertThat(Fixtures.read(file, "i16")).containsExactly(-4);
            assertThat(Fixtures.read(file, "i8")).containsExactly(-5);
            assertThat(Fixtures.read(file, "u64")).containsExactly(0x1p62f);
            assertThat(Fixtures.read(file, "u32")).containsExactly(4_278_190_080f);
            assertThat(Fixtures.read(file, "u16")).containsExactly(65_535);
            assertThat(Fixtures.read(file, "u8")).containsExactly(255);
            assertThat(Fixtures.read(file, "bool")).containsExactly(1);
            assertThat(Fixtures.read(file, "last")).containsExactly(0, 0, 0, 0, 7);
            assertThat(Fixtures.read(file, "none")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "I64, 16777217, 16777217 is an integer",
        "I64, 9223372036854775807, 9223372036854775807 is an integer",
        "U64, -1, 18446744073709551615 is an integer",
        "F64, 9218868437227405311, 1.7976931348623157E308 is beyond the range",
    })
    void refusesWhatAFloatCannotHold(ElementType type, long bits, String reason) {
        byte[] number = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(bits)
                .array();
        String header = "{\"n\":{\"dtype\":\"" + type + "\",\"shape\":[1],\"data_offsets\":[0,8]}}";
        try (TensorFile file = TensorFile.open(Fixtures.file(folder, Fixtures.safetensors(header, number)))) {
            assertThatThrownBy(() -> Fixtures.read(file, "n"))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("tensor n " + type + " [1]: " + reason);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}, 'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | Duplicate field 'a'",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}, 'b':{'dtype':'F32','shape':[1],'data_offsets':[5,9]}} | tensor b begins at offset 5, but 4 is where",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}, 'b':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | tensor b begins at offset 4, but 8 is where",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | its tensors end at offset 4, but 8 bytes follow the header",
                "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,12]}} | tensor a ends at offset 12, but only 8 bytes follow the header",
                "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}} | tensor a of F32 and shape [3] does not fit the offsets 0 to 8",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}} | tensor a begins at offset 8, but 0 is where",
                "{'a':{'dtype':'F32','shape':[4611686018427387904,4],'data_offsets':[0,8]}} | does not fit the offsets 0 to 8",
                "{'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}} | a.shape holds a number below zero",
                "{'a':{'dtype':'F32','shape':[18446744073709551618],'data_offsets':[0,8]}} | a.shape holds a number below zero or beyond 64 bits",
                "{'a':{'dtype':'F32','shape':[2.0],'data_offsets':[0,8]}} | a.shape in the header should be VALUE_NUMBER_INT, not VALUE_NUMBER_FLOAT",
                "{'a':{'dtype':'F8_E4M3','shape':[8],'data_offsets':[0,8]}} | tensor a has elements of type F8_E4M3",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8],'more':1}} | tensor a has the key more",
                "{'a':{'dtype':'F32','shape':[2]}} | tensor a needs a dtype, a shape and two data_offsets",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0]}} | tensor a needs a dtype, a shape and two data_offsets",
                "{'a':[[[[[[1]]]]]]} | a in the header should be START_OBJECT, not START_ARRAY",
                "{'a':{'dtype':'F32','shape':[[1]],'data_offsets':[0,8]}} | a.shape in the header should be VALUE_NUMBER_INT, not START_ARRAY",
                "{'__metadata__':{'a':1}} | __metadata__.a in the header should be VALUE_STRING",
                "{'a':{'dtype':'F32', | the header is not strict JSON: Unexpected end-of-input",
                "{}{} | something follows the header's closing brace",
                "{'a':NaN} | the header is not strict JSON",
            })
    void refusesAHeaderThatDoesNotFit(String header, String reason) {
        Path file = Fixtures.file(folder, Fixtures.safetensors(header.replace('\'', '"'), new byte[8]));
        assertThatThrownBy(() -> TensorFile.open(file))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason);
    }

    @Test
    void boundsTheHeaderByTheFileBeforeItAllocates() {
        byte[] content = Fixtures.safetensors("{}", new byte[0]);
        content[4] = 1;
        Path file = Fixtures.file(folder, content);
        assertThatThrownBy(() -> TensorFile.open(file))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("say that the header has 4294967298 bytes; 2 follow");
    }

    @Test
    void boundsTheNumberOfTensors() {
        String empty = ":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}";
        String header = IntStream.range(0, 65_537)
                .mapToObj(number -> '"' + Integer.toString(number) + '"' + empty)
                .collect(Collectors.joining(",", "{", "}"));
        Path file = Fixtures.file(folder, Fixtures.safetensors(header, new byte[0]));
        assertThatThrownBy(() -> TensorFile.open(file))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("its header has more than 65536 tensors");
    }

    @Test
    void refusesABufferOfAnotherSizeAndANameThatIsNotThere() {
        String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
        try (TensorFile file = TensorFile.open(Fixtures.file(folder, Fixtures.safetensors(header, new byte[8])))) {
            assertThatThrownBy(() -> file.read("a", FloatBuffer.allocate(3)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the buffer has room for 3 elements, but a F32 [2] has 2");
            assertThatThrownBy(() -> file.read("b", FloatBuffer.allocate(2)))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("holds no tensor b among its 1");
        }
    }
}
