package org.convzoo.benchmarks.weights;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.convzoo.benchmarks.Machine;

/** Loads files of a large network, each in a fresh process, and shows time and memory beside what they should be. */
final class LoadingCommand {

    /** So small that a process with it needs little more than one without. */
    private static final String SMALL = "squeezenet1_1";

    private static final double MEBIBYTE = 1 << 20;

    private static final String HEADINGS = """
            %31s %19s %18s %27s%n\
            %-22s %8s %8s %10s %8s %9s %8s %8s %9s%n""";
    private static final String ROW = "%-22s %8.0f %8.2f %10.2f %8.2f %9.2f %8.0f %8.0f %9.0f%s%n";

    private final Path folder;
    private final Processes processes;
    private final PrintStream out;

    private LoadingCommand(Path folder, Processes processes, PrintStream out) {
        this.folder = folder;
        this.processes = processes;
        this.out = out;
    }

    /**
     * Prints a row for each file. The exit status is 1 if one takes more memory than network, largest array and JVM.
     *
     * @param arguments the folder that {@code torchvision_files.py} filled, the small network included
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LoadingCommand command =
                new LoadingCommand(Path.of(arguments[0]), new Processes(Machine.ofThisProcess()), System.out);
        System.exit(command.measureAll() == 0 ? 0 : 1);
    }

    /** How many files took too much memory. */
    private int measureAll() throws IOException, InterruptedException {
        List<MadeFiles> networks = MadeFiles.in(folder);
        MadeFiles small = networks.stream()
                .filter(made -> made.network().equals(SMALL))
                .findFirst()
                .orElseThrow();
        out.printf(
                HEADINGS,
                "",
                "in the page cache: seconds",
                "from disk: seconds",
                "peak resident MiB",
                "file",
                "MiB",
                "cat",
                "loading",
                "cat",
                "loading",
                "JVM",
                "peak",
                "allowed");
        int misses = 0;
        for (MadeFiles made : networks) {
            for (int i = 0; made != small && i < made.files().size(); i++) {
                LoadingTrial least =
                        processes.load(SMALL, folder.resolve(small.files().get(i)));
                misses += measure(made, made.files().get(i), least.peak() - least.network()) ? 0 : 1;
            }
        }
        return misses;
    }

    /** Whether it took no more memory than it may. */
    private boolean measure(MadeFiles made, String name, long jvm) throws IOException, InterruptedException {
        Path file = folder.resolve(name);
        processes.evict(file);
        double catFromDisk = processes.cat(file);
        double cat = processes.cat(file);
        LoadingTrial cached = processes.load(made.network(), file);
        processes.evict(file);
        LoadingTrial fromDisk = processes.load(made.network(), file);
        long allowed = cached.network() + cached.largestArray() + jvm;
        boolean fits = cached.peak() <= allowed;
        out.printf(
                Locale.ROOT,
                ROW,
                name,
                Files.size(file) / MEBIBYTE,
                cat,
                cached.loading(),
                catFromDisk,
                fromDisk.loading(),
                jvm / MEBIBYTE,
                cached.peak() / MEBIBYTE,
                allowed / MEBIBYTE,
                fits ? "" : "  MISSED");
        return fits;
    }
}
