package org.convzoo.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.convzoo.benchmarks.trial.Effort;
import org.convzoo.benchmarks.trial.Network;
import org.convzoo.benchmarks.trial.Work;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reads what was asked, measures, and prints. */
@Command(
        name = "benchmarks/run",
        sortOptions = false,
        description =
                "Measures convzoo beside stock Deeplearning4j and PyTorch: same networks, same batches, same threads, each "
                        + "in a fresh process, in turn.",
        footer = {"", "Example: benchmarks/run --networks lenet,vgg16 --json results.json"})
final class BenchmarkCommand implements Callable<Integer> {

    private final PrintStream out;
    private final PrintStream progress;

    @Spec
    private @Nullable CommandSpec command;

    @Option(
            names = "--quick",
            description = "LeNet only, a second or two a contestant, no downloads: shows that all runs")
    private boolean quick;

    @Option(
            names = "--networks",
            split = ",",
            paramLabel = "NETWORK",
            description = "which networks: ${COMPLETION-CANDIDATES}; all if not given")
    private @Nullable List<Network> networks;

    @Option(
            names = "--work",
            split = ",",
            paramLabel = "WORK",
            description = "what they do: ${COMPLETION-CANDIDATES}; both if not given")
    private @Nullable List<Work> works;

    @Option(
            names = "--contestants",
            split = ",",
            paramLabel = "CONTESTANT",
            description = "who takes part: ${COMPLETION-CANDIDATES}; all who can if not given")
    private @Nullable List<Contestant> contestants;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "processes of each contestant; 3 if not given, 1 with --quick")
    private @Nullable Integer rounds;

    @Option(names = "--json", paramLabel = "FILE", description = "also write every figure here")
    private @Nullable Path json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this")
    private boolean help;

    BenchmarkCommand(PrintStream out, PrintStream progress) {
        this.out = out;
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @param arguments what was typed after {@code benchmarks/run}
     */
    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /** The exit status: 0 done, 1 a contestant failed, 2 wrong usage. */
    static int run(PrintStream out, PrintStream progress, String... arguments) {
        return new CommandLine(new BenchmarkCommand(out, progress))
                .setErr(new PrintWriter(progress, true, StandardCharsets.UTF_8))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Contestant.class, BenchmarkCommand::contestant)
                .execute(arguments);
    }

    @Override
    public Integer call() throws IOException {
        int times = rounds != null ? rounds : quick ? 1 : 3;
        if (times < 1) {
            throw new ParameterException(command.commandLine(), "--rounds must be at least 1, got " + times);
        }
        Machine machine = Machine.ofThisProcess();
        Effort effort = quick ? Effort.QUICK : Effort.FULL;
        Benchmark benchmark =
                new Benchmark(new Launcher(machine, Libraries.ofThisProcess()), machine.threads(), progress);
        Results results = benchmark.run(cells(), benchmark.admit(asked()), effort, times);
        out.printf("%s, %d threads%n", machine.processor().name(), machine.threads());
        out.print(Table.of(results));
        if (json != null) {
            JsonDocument.write(json, results, machine, effort, Instant.now());
        }
        return benchmark.failures() == 0 ? 0 : 1;
    }

    private List<Cell> cells() {
        List<Network> chosen = networks != null ? networks : quick ? List.of(Network.LENET) : List.of(Network.values());
        List<Work> done = works != null ? works : List.of(Work.values());
        return chosen.stream()
                .flatMap(network -> done.stream().map(work -> new Cell(network, work)))
                .toList();
    }

    private List<Contestant> asked() {
        if (contestants != null) {
            return contestants;
        }
        return quick
                ? List.of(Contestant.CONVZOO_FLOAT32, Contestant.CONVZOO_BFLOAT16, Contestant.STOCK_DL4J)
                : List.of(Contestant.values());
    }

    private static Contestant contestant(String key) {
        return Arrays.stream(Contestant.values())
                .filter(contestant -> contestant.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new CommandLine.TypeConversionException(
                        "there is no contestant " + key + "; there are " + Arrays.toString(Contestant.values())));
    }
}
