package org.convzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProcessorTest {

    @Test
    void countsCoresNotHyperThreads() {
        Processor processor = Processor.parse(List.of(
                "processor\t: 0",
                "model name\t: Fast One",
                "cpu MHz\t: 2600.0",
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

    @Test
    void theNominalPeakFollowsFromClockCoresAndInstructionSets() {
        Processor processor = new Processor("Fast One", 2, 2.5, Set.of("fma", "avx512f", "avx512_bf16"));

        // 64 operations a cycle in float32, 128 in bfloat16, on each of two cores
        assertThat(NominalPeak.gigaflops(processor, 8, Precision.FLOAT32)).hasValue(320);
        assertThat(NominalPeak.gigaflops(processor, 1, Precision.BFLOAT16)).hasValue(320);
        assertThat(NominalPeak.gigaflops(new Processor("Silent One", 2, 0, Set.of("fma")), 2, Precision.FLOAT32))
                .isEmpty();
    }
}
