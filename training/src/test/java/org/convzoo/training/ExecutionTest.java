package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.EngineConfig;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.UserException;
import org.convzoo.engine.Precision;
import org.convzoo.engine.Processor;
import org.junit.jupiter.api.Test;

class ExecutionTest {

    private static final Processor PLAIN = new Processor("Plain One", 2, 2.5, Set.of("avx2"));
    private static final Processor NEW = new Processor("New One", 2, 2.5, Set.of("avx512f", "avx512_bf16"));

    private static RunConfig config(String... overrides) {
        return ConfigReader.readText(
                "{name: x, model: {architecture: lenet5}, data: {source: {type: mnist}},"
                        + " training: {epochs: 1, optimizer: {type: sgd}}}",
                "x.yaml",
                List.of(overrides));
    }

    @Test
    void theEnvironmentOverrulesTheConfiguration() {
        assertThat(Execution.of(config(), PLAIN, Map.of()))
                .isEqualTo(new Execution(EngineConfig.AUTO, Precision.FLOAT32));
        assertThat(Execution.of(config(), PLAIN, Map.of("CONVZOO_ENGINE", "dl4j")))
                .isEqualTo(new Execution(EngineConfig.DL4J, Precision.FLOAT32));
        assertThat(Execution.of(config("engine=dl4j"), PLAIN, Map.of("CONVZOO_ENGINE", "auto")))
                .isEqualTo(new Execution(EngineConfig.AUTO, Precision.FLOAT32));
    }

    @Test
    void anUnknownEngineIsRefused() {
        assertThatThrownBy(() -> Execution.of(config(), PLAIN, Map.of("CONVZOO_ENGINE", "fast")))
                .isInstanceOf(UserException.class)
                .hasMessage("CONVZOO_ENGINE must be auto or dl4j, got fast");
    }

    @Test
    void bfloat16NeedsAProcessorThatComputesWithIt() {
        assertThat(Execution.of(config("precision=bfloat16"), NEW, Map.of()).precision())
                .isEqualTo(Precision.BFLOAT16);
        assertThatThrownBy(() -> Execution.of(config("precision=bfloat16"), PLAIN, Map.of()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("Plain One has none: use precision float32");
    }

    @Test
    void bfloat16IsNotForTheFallback() {
        assertThatThrownBy(() -> Execution.of(config("precision=bfloat16", "engine=dl4j"), NEW, Map.of()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("leave one of the two out");
    }
}
