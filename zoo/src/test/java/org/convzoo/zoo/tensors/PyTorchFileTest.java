package org.convzoo.zoo.tensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.convzoo.configs.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that PyTorch wrote, against what PyTorch says is in them. */
class PyTorchFileTest {

    private static final Map<String, ElementType> TYPES = Map.of(
            "float64", ElementType.F64,
            "float32", ElementType.F32,
            "float16", ElementType.F16,
            "bfloat16", ElementType.BF16,
            "int64", ElementType.I64,
            "int32", ElementType.I32,
            "int16", ElementType.I16,
            "int8", ElementType.I8,
            "uint8", ElementType.U8,
            "bool", ElementType.BOOL);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "state.pth, '', PyTorch",
        "state-before-1.6.pth, '', PyTorch (before 1.6)",
        "state-protocol-4.pth, '', PyTorch",
        "run.pth, module., PyTorch",
        "run-before-1.6.pth, module., PyTorch (before 1.6)",
    })
    void readsEveryTensorAsPyTorchDoes(String name, String prefix, String format) throws IOException {
        JsonNode expected = new ObjectMapper().readTree(Fixtures.madeByPyTorch("state.json"));
        try (TensorFile file = TensorFile.open(Fixtures.file(folder, Fixtures.madeByPyTorch(name)))) {
            assertThat(file.format()).isEqualTo(format);
            List<TensorEntry> entries = new ArrayList<>();
            expected.properties().forEach(tensor -> entries.add(entry(prefix + tensor.getKey(), tensor.getValue())));
            assertThat(file.entries()).isEqualTo(entries);
            expected.properties().forEach(tensor -> assertThat(Fixtures.read(file, prefix + tensor.getKey()))
                    .as(tensor.getKey())
                    .isEqualTo(floats(tensor.getValue().get("values"))));
        }
    }

    private static TensorEntry entry(String name, JsonNode tensor) {
        List<Long> shape = new ArrayList<>();
        tensor.get("shape").forEach(size -> shape.add(size.longValue()));
        return new TensorEntry(name, TYPES.get(tensor.get("type").textValue()), shape);
    }

    private static float[] floats(JsonNode values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values.get(i).doubleValue();
        }
        return floats;
    }

    @ParameterizedTest
    @ValueSource(strings = {"run.pth", "run-before-1.6.pth"})
    void saysWhereTheStateDictionaryWasAndWhatLayBesideIt(String name) {
        try (TensorFile file = TensorFile.open(Fixtures.file(folder, Fixtures.madeByPyTorch(name)))) {
            assertThat(file.metadata())
                    .isEqualTo(Map.of(
                            "epoch", "7", "best_prec1", "91.5", "arch", "tiny", "stateDictionary", "state_dict"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"training.pth", "training-before-1.6.pth"})
    void takesTheModelAndLeavesTheOptimizer(String name) {
        try (TensorFile file = TensorFile.open(Fixtures.file(folder, Fixtures.madeByPyTorch(name)))) {
            assertThat(file.entries())
                    .extracting(TensorEntry::name)
                    .containsExactly("weight", "bias", "running_mean", "running_var", "num_batches_tracked");
            assertThat(file.metadata()).isEqualTo(Map.of("done", "false", "stateDictionary", "model"));
            assertThat(Fixtures.read(file, "num_batches_tracked")).containsExactly(1);
            assertThat(Fixtures.read(file, "running_mean")).containsExactly(0.1f, 0.1f);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "attack.pth, posix.system",
        "attack-before-1.6.pth, posix.system",
        "module.pth, torch.nn.modules.linear.Linear",
    })
    void refusesEverythingElseByItsName(String name, String asked) {
        Path file = Fixtures.file(folder, Fixtures.madeByPyTorch(name));
        assertThatThrownBy(() -> TensorFile.open(file))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(
                        "its pickle asks for " + asked + ", but weight files are data and nothing in them is run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"number.pth", "number-before-1.6.pth"})
    void saysWhichKeysThereAreIfNoneHoldsTensors(String name) {
        Path file = Fixtures.file(folder, Fixtures.madeByPyTorch(name));
        assertThatThrownBy(() -> TensorFile.open(file))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("it holds no tensors")
                .hasMessageContaining("its keys are [epoch]");
    }

    @Test
    void aPartOfAFileIsNoFile() {
        byte[] whole = Fixtures.madeByPyTorch("state-before-1.6.pth");
        for (int length = 0; length < whole.length; length += 3) {
            Path file = Fixtures.file(folder, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> TensorFile.open(file).close())
                    .as("the first " + length + " bytes")
                    .isInstanceOf(UserException.class);
        }
    }
}
