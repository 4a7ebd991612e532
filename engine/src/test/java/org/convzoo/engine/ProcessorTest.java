package org.convzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessorTest {

    @Test
    void countsCoresNotHyperThreads() {
        Processor processor = Processor.parse(List.of(
                "processor\t: 0",
                "model name\t: Fast One",
                "physical id\t: 0",
                "core id\t: 0",
                "flags\t: avx2 fma",
                "",
                "processor\t: 1",
                "model name\t: Fast One",
                "physical id\t: 0",
                "core id\t: 0",
                "flags\t: avx2 fma",
                "",
                "processor\t: 2",
                "model name\t: Fast One",
                "physical id\t: 0",
                "core id\t: 1",
                "flags\t: avx2 fma",
                "",
                "processor\t: 3",
                "model name\t: Fast One",
                "physical id\t: 0",
                "core id\t: 1",
                "flags\t: avx2 fma"));

        assertThat(processor.name()).isEqualTo("Fast One");
        assertThat(processor.physicalCores()).isEqualTo(2);
        assertThat(processor.features()).containsExactlyInAnyOrder("avx2", "fma");
    }

    @Test
    void readsProcessorsThatTellNoCores() {
        Processor processor = Processor.parse(
                List.of("processor\t: 0", "Features\t: fp asimd", "", "processor\t: 1", "Features\t: fp asimd"));

        assertThat(processor.physicalCores()).isEqualTo(2);
        assertThat(processor.features()).contains("asimd");
    }
}
