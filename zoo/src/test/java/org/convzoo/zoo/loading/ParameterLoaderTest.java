package org.convzoo.zoo.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.assembly.Learning;
import org.convzoo.zoo.names.NamingConvention;
import org.convzoo.zoo.names.ParameterNames;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.NoOp;

class ParameterLoaderTest {

    private final ComputationGraph graph = graph("resnet20-cifar");
    private final ParameterNames names = names("resnet20-cifar");
    private final ArraySource source = ArraySource.of(names);

    @Test
    void everyParameterIsSet() {
        ParameterLoader.load(graph, names, source);

        assertThat(source.reads()).containsExactlyElementsOf(source.shapes().keySet());
        assertHolds("conv1", "W", "conv1.weight");
        assertHolds("conv3_1_conv2_bn", "gamma", "layer2.0.bn2.weight");
        assertHolds("conv3_1_conv2_bn", "beta", "layer2.0.bn2.bias");
        assertHolds("conv3_1_conv2_bn", "mean", "layer2.0.bn2.running_mean");
        assertHolds("fc", "W", "linear.weight");
        assertHolds("fc", "b", "linear.bias");
    }

    private void assertHolds(String layer, String key, String name) {
        INDArray array = graph.getVertex(layer).paramTable(false).get(key);
        assertThat(array.minNumber().floatValue()).as(name).isEqualTo(source.valueOf(name));
        assertThat(array.maxNumber().floatValue()).as(name).isEqualTo(source.valueOf(name));
    }

    @Test
    void aVarianceBecomesTheLogarithmOfTheDeviation() {
        ParameterLoader.load(graph, names, source);

        double variance = source.valueOf("layer2.0.bn2.running_var");
        float logarithm = graph.getVertex("conv3_1_conv2_bn")
                .paramTable(false)
                .get("log10stdev")
                .getFloat(0);
        assertThat(Math.pow(10, 2 * logarithm)).isCloseTo(variance, within(variance * 1e-6));
    }

    @Test
    void countsOfBatchesAreNoParameters() {
        source.shapes().put("bn1.num_batches_tracked", List.of());
        ParameterLoader.load(graph, names, source);
        assertThat(source.reads()).doesNotContain("bn1.num_batches_tracked");
    }

    @Test
    void whatDoesNotFitIsListedBeforeAnythingIsRead() {
        source.shapes().remove("bn1.weight");
        source.shapes().put("linear.weight", List.of(100L, 64L));
        source.shapes().put("head\n.weight", List.of(1L));

        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> ParameterLoader.load(graph, names, source))
                .withMessage("weights.pth does not hold the parameters of resnet20-cifar under pytorch_resnet_cifar10's"
                        + " names: 1 missing (bn1.weight); 1 unexpected (head?.weight); 1 of another shape"
                        + " (linear.weight [100, 64] instead of [10, 64]); choose the architecture, the input and the"
                        + " number of classes that it was made with");
        assertThat(source.reads()).isEmpty();
    }

    @Test
    void tenNamesOfManyAreShown() {
        source.shapes().keySet().removeIf(name -> name.contains(".bn"));

        // four arrays in each of two normalizations in each of nine blocks
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> ParameterLoader.load(graph, names, source))
                .withMessageContaining(": 72 missing (layer1.0.bn1.weight, layer1.0.bn1.bias,")
                .withMessageContaining("layer1.1.bn1.weight, layer1.1.bn1.bias, …); choose");
    }

    @Test
    void aGraphOfAnotherNetworkIsRefusedBeforeAnythingIsRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParameterLoader.load(graph("lenet5"), names, source))
                .withMessageStartingWith("the graph has no LayerParameter[layer=conv1");
        assertThat(source.reads()).isEmpty();
    }

    @Test
    void weightsWithoutAHeadSetTheBody() {
        INDArray head = graph.getVertex("fc").paramTable(false).get("W").dup();
        source.shapes().remove("linear.weight");
        source.shapes().remove("linear.bias");

        assertThat(ParameterLoader.loadBody(graph, names, source)).containsExactly("fc");
        assertThat(source.reads()).containsExactlyElementsOf(source.shapes().keySet());
        assertThat(graph.getVertex("fc").paramTable(false).get("W")).isEqualTo(head);
    }

    @Test
    void aHeadForOtherClassesIsNotRead() {
        source.shapes().put("linear.weight", List.of(100L, 64L));
        source.shapes().put("linear.bias", List.of(100L));

        assertThat(ParameterLoader.loadBody(graph, names, source)).containsExactly("fc");
        assertThat(source.reads()).contains("layer3.2.bn2.bias").doesNotContain("linear.weight", "linear.bias");
    }

    @Test
    void aHeadThatFitsIsSetWithTheBody() {
        assertThat(ParameterLoader.loadBody(graph, names, source)).isEmpty();
        assertHolds("fc", "b", "linear.bias");
    }

    @Test
    void theBodyMustFit() {
        source.shapes().remove("conv1.weight");
        source.shapes().remove("linear.bias");

        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> ParameterLoader.loadBody(graph, names, source))
                .withMessageContaining(" names: 1 missing (conv1.weight); choose");
        assertThat(source.reads()).isEmpty();
    }

    /** A rectifier makes 0 of NaN, and nobody would see that the answers are wrong. */
    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void weightsThatAreNoNumbersAreRefused(float value) {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> ParameterLoader.load(graph, names, with(value, "layer1.0.conv2.weight", 2301)))
                .withMessage(
                        "weights.pth has " + value + " in layer1.0.conv2.weight (element 2301 of 2304): the file is"
                                + " damaged, or its training diverged; take an earlier one");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> ParameterLoader.loadBody(graph, names, with(value, "bn1.running_var", 15)))
                .withMessageStartingWith("weights.pth has " + value + " in bn1.running_var (element 15 of 16): ");
    }

    @Test
    void theLogarithmOfAFilterThatIsAlwaysZeroIsNoMistake() {
        ParameterLoader.load(graph, names, with(Float.NEGATIVE_INFINITY, "bn1.running_var", 15, true));
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> ParameterLoader.load(graph, names, with(Float.NaN, "bn1.running_var", 15, true)))
                .withMessageStartingWith("weights.pth has NaN in bn1.running_var (element 15 of 16): ");
    }

    private ParameterSource with(float value, String array, int element) {
        return with(value, array, element, false);
    }

    private ParameterSource with(float value, String array, int element, boolean isLogarithm) {
        return new ParameterSource() {
            @Override
            public boolean isLogarithm(String name) {
                return isLogarithm && name.equals(array);
            }

            @Override
            public String description() {
                return source.description();
            }

            @Override
            public Map<String, List<Long>> shapes() {
                return source.shapes();
            }

            @Override
            public void read(String name, FloatBuffer into) {
                int start = into.position();
                source.read(name, into);
                if (name.equals(array)) {
                    into.put(start + element, value);
                }
            }
        };
    }

    private static ComputationGraph graph(String network) {
        return GraphAssembler.assemble(Zoo.named(network).blueprint(), Learning.with(new NoOp()), 1);
    }

    private static ParameterNames names(String network) {
        Architecture architecture = Zoo.named(network);
        return NamingConvention.PYTORCH_RESNET_CIFAR10
                .names(architecture, architecture.blueprint())
                .orElseThrow();
    }
}
