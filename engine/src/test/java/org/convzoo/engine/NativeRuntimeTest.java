package org.convzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.convzoo.configs.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeRuntimeTest {

    private static final Processor FOUR_CORES = new Processor("Four", 4, 2.5, Set.of("avx2"));

    @Test
    void thereIsAThreadACoreUnlessFewerAreAskedFor() {
        assertThat(NativeRuntime.threads(Map.of(), FOUR_CORES)).isEqualTo(4);
        assertThat(NativeRuntime.threads(Map.of("CONVZOO_THREADS", "3"), FOUR_CORES))
                .isEqualTo(3);
        assertThat(NativeRuntime.threads(Map.of("CONVZOO_THREADS", "64"), FOUR_CORES))
                .isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "2.5", "many", "1025"})
    void otherThreadCountsAreRefused(String asked) {
        assertThatThrownBy(() -> NativeRuntime.threads(Map.of("CONVZOO_THREADS", asked), FOUR_CORES))
                .isInstanceOf(UserException.class)
                .hasMessage("CONVZOO_THREADS must be a whole number from 1 to 1024, got " + asked);
    }
}
