package org.convzoo.engine;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a processor could compute at its stated clock if nothing ever waited: operations a cycle and core, from its
 * instruction sets, with two multiply-add units as all but the smallest processors have. Turbo clocks can exceed it.
 */
public final class NominalPeak {

    private record Rate(String feature, int perCycle) {}

    /** The best instruction set first; a multiply-add counts as two operations. */
    private static final Map<Precision, Rate[]> RATES = Map.of(
            Precision.FLOAT32,
            new Rate[] {new Rate("avx512f", 64), new Rate("fma", 32), new Rate("avx", 16), new Rate("asimd", 16)},
            Precision.BFLOAT16,
            new Rate[] {new Rate("amx_bf16", 2048), new Rate("avx512_bf16", 128), new Rate("bf16", 64)});

    private NominalPeak() {}

    /** GFLOP/s of this many threads; empty where the operating system tells too little. */
    public static OptionalDouble gigaflops(Processor processor, int threads, Precision precision) {
        if (processor.gigahertz() > 0) {
            for (Rate rate : RATES.get(precision)) {
                if (processor.features().contains(rate.feature())) {
                    int cores = Math.min(threads, processor.physicalCores());
                    return OptionalDouble.of(rate.perCycle() * processor.gigahertz() * cores);
                }
            }
        }
        return OptionalDouble.empty();
    }
}
