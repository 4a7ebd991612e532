package org.convzoo.cli;

import static org.convzoo.cli.Wording.bytes;
import static org.convzoo.cli.Wording.count;
import static org.convzoo.cli.Wording.duration;
import static org.convzoo.cli.Wording.speed;

import java.util.ArrayList;
import java.util.List;
import org.convzoo.configs.RunConfig;
import org.convzoo.training.DiskForecast;
import org.convzoo.training.MemoryForecast;
import org.convzoo.training.MemoryLimits;
import org.convzoo.training.PhaseForecast;
import org.convzoo.training.RunForecast;
import org.convzoo.training.TimeForecast;

/** What a run will take, in words. */
record ForecastWords(RunConfig run, RunForecast forecast) {

    /** Below this, preparing images holds the network up. */
    private static final double AHEAD = 1.2;

    Explanation explanation() {
        MemoryForecast memory = forecast.memory();
        Explanation words = new Explanation(
                run.name() + ": " + run.model().architecture() + " at batch " + Table.number(memory.batchSize()));
        memory(words, memory, forecast.limits());
        words.fact(
                "Batch",
                forecast.largestBatch() == 0
                        ? "not even one image at a time fits"
                        : "up to " + count(forecast.largestBatch(), "image") + " at a time fit");
        if (forecast.shortage() != null) {
            words.fact("Too large", forecast.shortage());
        }
        if (forecast.phases().size() > 1) {
            forecast.phases().forEach(phase -> phase(words, phase));
        }
        if (forecast.time() != null) {
            if (forecast.phases().size() > 1) {
                total(words, forecast.time());
            } else {
                time(words, forecast.time(), forecast.phases());
            }
            if (run.phases().get(0).training().pretraining() != null) {
                words.fact(
                        "Pre-training",
                        "comes before and is not measured: "
                                + count(
                                        run.phases()
                                                .get(0)
                                                .training()
                                                .pretraining()
                                                .epochs(),
                                        "epoch")
                                + " of each layer over all training images");
            }
        }
        words.fact("Disk", disk(forecast.disk()));
        return words;
    }

    private static void memory(Explanation words, MemoryForecast memory, MemoryLimits limits) {
        words.fact(
                "Memory",
                (memory.complete() ? "" : "at least ") + bytes(memory.peakBytes()) + " at the peak, "
                        + bytes(limits.processBytes()) + " are allowed");
        words.fact("  heap", bytes(memory.heapBytes()) + " of Java's, " + bytes(limits.heapBytes()) + " are allowed");
        words.fact(
                "  off-heap",
                bytes(memory.offHeapBytes()) + ", " + bytes(limits.offHeapBytes())
                        + " are allowed: network and optimizer "
                        + bytes(memory.networkBytes()) + ", activations and working memory "
                        + bytes(memory.workingBytes()) + ", batches of images " + bytes(memory.imageBytes())
                        + (memory.featureBytes() == 0 ? "" : ", kept features " + bytes(memory.featureBytes())));
        words.fact("  machine", bytes(memory.machineBytes()) + " for Java itself and the native libraries");
        if (!memory.uncounted().isEmpty()) {
            words.fact(
                    "  not counted", "what Deeplearning4j allocates inside " + String.join(", ", memory.uncounted()));
        }
    }

    private static void phase(Explanation words, PhaseForecast phase) {
        List<String> lines = new ArrayList<>();
        lines.add((phase.memory().complete() ? "" : "at least ")
                + bytes(phase.memory().peakBytes()) + " of memory at the peak");
        TimeForecast time = phase.time();
        if (phase.cut() != null) {
            lines.add("features of " + phase.cut() + ", " + bytes(phase.featureBytes()) + ", " + begins(phase)
                    + (time == null ? "" : ": " + duration(time.beginSeconds())));
        }
        if (time != null) {
            lines.add(duration(time.secondsPerEpoch()) + " an epoch (" + duration(time.secondsPerEpochLow()) + " to "
                    + duration(time.secondsPerEpochHigh()) + "), " + speed(time.imagesPerSecond()) + " learned");
            lines.add(count(time.epochs(), "epoch") + " and the test: " + range(time));
        }
        words.fact("Phase " + phase.name(), lines.toArray(String[]::new));
    }

    /** What comes before the first epoch of a phase that learns from features. */
    private static String begins(PhaseForecast phase) {
        if (phase.keptBytes() == phase.featureBytes()) {
            return "are kept already; a copy of the network is saved";
        }
        return (phase.keptBytes() == 0 ? "" : bytes(phase.keptBytes()) + " of which are kept already, ")
                + "are computed once, with a copy of the network";
    }

    private static String beginning(List<PhaseForecast> phases) {
        return phases.stream().allMatch(phase -> phase.keptBytes() == phase.featureBytes())
                ? " to begin, since all features are kept already"
                : " for features";
    }

    private static void total(Explanation words, TimeForecast time) {
        words.fact("Time", "all phases, " + count(time.epochs(), "epoch") + ": " + range(time));
        if (time.epochsBeforeStop() < time.epochs()) {
            soonest(words, time);
        }
    }

    private static String range(TimeForecast time) {
        return duration(time.seconds()) + " ("
                + duration(time.beginSeconds() + time.epochs() * time.secondsPerEpochLow() + time.testSeconds())
                + " to "
                + duration(time.secondsHigh()) + ")";
    }

    private static void soonest(Explanation words, TimeForecast time) {
        words.fact(
                "",
                "early stopping may end it after " + count(time.epochsBeforeStop(), "epoch") + ", "
                        + duration(time.secondsLow()) + " at the soonest");
    }

    private static void time(Explanation words, TimeForecast time, List<PhaseForecast> phases) {
        words.fact(
                "Time",
                duration(time.secondsPerEpoch()) + " an epoch (" + duration(time.secondsPerEpochLow()) + " to "
                        + duration(time.secondsPerEpochHigh()) + "), validation and checkpoints included",
                (time.beginSeconds() == 0 ? "" : duration(time.beginSeconds()) + beginning(phases) + ", ")
                        + count(time.epochs(), "epoch") + " and the test: " + range(time));
        if (time.epochsBeforeStop() < time.epochs()) {
            soonest(words, time);
        }
        words.fact(
                "Speed",
                speed(time.imagesPerSecond()) + " learned, measured over " + count(time.measuredSteps(), "step")
                        + "; " + speed(time.imagesPreparedPerSecond()) + " can be prepared"
                        + (time.imagesPreparedPerSecond() < AHEAD * time.imagesPerSecond()
                                ? ": reading and resizing them holds the network up"
                                : ""));
    }

    private static String disk(DiskForecast disk) {
        return bytes(disk.bytes()) + ": two checkpoints of " + bytes(disk.checkpointBytes()) + ", model.zip "
                + bytes(disk.modelBytes()) + ", reports about " + bytes(disk.reportBytes())
                + (disk.beforeBytes() == 0 ? "" : ", the network before phases " + bytes(disk.beforeBytes()))
                + (disk.featureBytes() == 0 ? "" : ", kept features " + bytes(disk.featureBytes()))
                + (disk.cacheBytes() == 0 ? "" : ", decoded images about " + bytes(disk.cacheBytes())) + "; "
                + bytes(disk.freeBytes()) + " are free" + (disk.runBytes() > disk.freeBytes() ? ": TOO LITTLE" : "");
    }
}
