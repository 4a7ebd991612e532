package org.convzoo.zoo.tensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published weights. The expected numbers are what PyTorch 1.13 reads, its sums taken in double precision. */
@Tag("real-data")
class RealWeightsTest {

    @ParameterizedTest
    @CsvSource({
        "resnet20-12fca82f.th,  97, 271098, 91.78000183105469, 1.3100982000032673, 118.83239114284515, 139.7826495598208",
        "resnet32-d509ac18.th, 157, 466426, 92.78000144958496, 1.961148000027606, 149.64860487758415, 721.5178900284966",
        "resnet44-014dd654.th, 217, 661754, 93.1400016784668, 1.544271791495703, 168.03387475013733, 1107.7914794927265",
        "resnet56-4bfd9763.th, 277, 857082, 93.62, -2.5577811515686335, 159.0449211219384, 1427.879011697099",
    })
    void readsCheckpointsOfOldTrainingRuns(
            String name, int tensors, long elements, String precision, double kernels, double variances, double all) {
        try (TensorFile file = TensorFile.open(Fixtures.real(name))) {
            assertThat(file.format()).isEqualTo("PyTorch (before 1.6)");
            assertThat(file.metadata()).isEqualTo(Map.of("best_prec1", precision, "stateDictionary", "state_dict"));
            assertThat(file.entries())
                    .hasSize(tensors)
                    .startsWith(new TensorEntry("module.conv1.weight", ElementType.F32, List.of(16L, 3L, 3L, 3L)))
                    .endsWith(new TensorEntry("module.linear.bias", ElementType.F32, List.of(10L)));
            assertThat(file.entries().stream().mapToLong(TensorEntry::elements).sum())
                    .isEqualTo(elements);
            assertThat(Fixtures.sum(file, "module.conv1.weight")).isCloseTo(kernels, within(1e-9));
            assertThat(Fixtures.sum(file, "module.layer2.0.bn1.running_var")).isCloseTo(variances, within(1e-9));
            assertThat(sumOfAll(file)).isCloseTo(all, within(1e-6));
        }
    }

    @Test
    void readsSqueezeNetInHalfPrecision() {
        try (TensorFile file = TensorFile.open(Fixtures.real("squeezenet1_1_imagenet.safetensors"))) {
            assertThat(file.metadata()).isEqualTo(Map.of("format", "pt"));
            assertThat(file.entries())
                    .hasSize(52)
                    .startsWith(new TensorEntry("features.0.weight", ElementType.F16, List.of(64L, 3L, 3L, 3L)))
                    .endsWith(new TensorEntry("classifier.1.bias", ElementType.F16, List.of(1000L)));
            assertThat(file.entries().stream().mapToLong(TensorEntry::elements).sum())
                    .isEqualTo(1_235_496);
            assertThat(Fixtures.sum(file, "features.0.weight")).isCloseTo(-1.6712924242019653, within(1e-9));
            assertThat(Fixtures.sum(file, "classifier.1.weight")).isCloseTo(2783.7270503640175, within(1e-9));
            assertThat(Fixtures.sum(file, "classifier.1.bias")).isCloseTo(11.904801607131958, within(1e-9));
            assertThat(sumOfAll(file)).isCloseTo(1685.2435333132744, within(1e-6));
        }
    }

    private static double sumOfAll(TensorFile file) {
        return file.entries().stream()
                .mapToDouble(entry -> Fixtures.sum(file, entry.name()))
                .sum();
    }
}
