package org.convzoo.configs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For each record: its defaults, and a mapping of every key to a value that is not the default. */
class ConfigRecordsTest {

    static List<ConfigExample> examples() {
        return Stream.of(
                        RunExamples.all(),
                        TrainingExamples.all(),
                        SourceExamples.all(),
                        ClassifierExamples.all(),
                        AugmentationExamples.all())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void theRequiredKeysAloneGiveTheDefaults(ConfigExample example) {
        assertThat(read(example, example.smallest())).isEqualTo(example.defaults());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void everyKeyReachesItsComponent(ConfigExample example) {
        assertThat(read(example, example.full())).isEqualTo(example.mapped());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void whatIsWrittenIsReadBackEqual(ConfigExample example) {
        MappingShape shape = MappingShape.of(example.mapped().getClass());
        String yaml = ConfigWriter.toYaml(shape, example.mapped());
        assertThat(read(example, yaml)).as(yaml).isEqualTo(example.mapped());
    }

    @Test
    void adamwDecaysWeightsUnlessItIsToldNotTo() {
        assertThat(training("optimizer: {type: adamw}").weightDecay()).isEqualTo(0.01);
        assertThat(training("optimizer: {type: adamw}, weightDecay: 0").weightDecay())
                .isZero();
        assertThat(training("optimizer: {type: adamw}, weightDecay: 0.5").weightDecay())
                .isEqualTo(0.5);
        assertThat(training("optimizer: {type: adam}").weightDecay()).isZero();
    }

    private static TrainingConfig training(String keys) {
        MappingShape shape = MappingShape.of(TrainingConfig.class);
        return (TrainingConfig) ConfigReader.read(shape, "{epochs: 2, " + keys + "}", "run.yaml", List.of());
    }

    @Test
    void noRecordIsForgotten() {
        Set<Class<?>> tested =
                examples().stream().map(example -> example.mapped().getClass()).collect(Collectors.toSet());
        Set<Class<?>> all = records(ConfigReader.RUN)
                .map(shape -> shape.constructor().getDeclaringClass())
                .collect(Collectors.toSet());
        assertThat(tested)
                .as("records of a run without an example; add one to the examples beside this test")
                .isEqualTo(all);
    }

    private static Stream<MappingShape> records(Shape shape) {
        if (shape instanceof MappingShape mapping) {
            return Stream.concat(Stream.of(mapping), mapping.keys().stream().flatMap(key -> records(key.shape())));
        }
        if (shape instanceof ChoiceShape choice) {
            return Stream.of(
                            choice.byType().values(),
                            choice.byKey().values(),
                            choice.list().stream().toList())
                    .flatMap(Collection::stream)
                    .flatMap(ConfigRecordsTest::records);
        }
        return shape instanceof ListShape list ? records(list.element()) : Stream.empty();
    }

    private static Object read(ConfigExample example, String yaml) {
        MappingShape shape = MappingShape.of(example.mapped().getClass());
        return ConfigReader.read(shape, yaml, "run.yaml", List.of());
    }
}
