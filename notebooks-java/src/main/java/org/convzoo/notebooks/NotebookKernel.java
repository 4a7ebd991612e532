package org.convzoo.notebooks;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.convzoo.configs.UserException;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.jspecify.annotations.Nullable;

/** Java for Jupyter: JJava's half speaks the protocol, JShell evaluates the cells. */
final class NotebookKernel extends BaseKernel {

    /** What {@code display(value)} in the middle of a cell needs. */
    private static final String DISPLAY = "import static org.dflib.jjava.jupyter.kernel.BaseNotebookStatics.display;";

    /** Lines of a trace: of an endless recursion there are a thousand, all alike. */
    private static final int LONGEST_TRACE = 30;

    private final CellEvaluator cells;

    /** @param cells is closed with the kernel */
    NotebookKernel(CellEvaluator cells) {
        super(
                "convzoo",
                Objects.requireNonNullElse(NotebookKernel.class.getPackage().getImplementationVersion(), ""),
                new LanguageInfo.Builder("java")
                        .version(Runtime.version().toString())
                        .mimetype("text/x-java-source")
                        .fileExtension(".jshell")
                        .pygments("java")
                        .codemirror("text/x-java")
                        .build(),
                List.of(),
                null,
                new JupyterIO(StandardCharsets.UTF_8),
                new CommManager(),
                new Renderer(),
                null,
                new MagicsRegistry(),
                true,
                new StringStyler.Builder().build());
        this.cells = cells;
        cells.evaluate(DISPLAY);
    }

    @Override
    public @Nullable Object evalRaw(String source) {
        try {
            return cells.evaluate(source);
        } catch (CellFailure failure) {
            // Jupyter shows the name of what was thrown; of errors it would hear nothing
            if (failure.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw failure;
        }
    }

    @Override
    public @Nullable DisplayData inspect(String code, int at, boolean extraDetail) {
        int end = at;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        if (end < code.length() && code.charAt(end) == '(') {
            end++; // of a method, its parameters
        }
        List<Documentation> found = cells.analysis().documentation(code, end, true);
        return found.isEmpty()
                ? null
                : new DisplayData(found.stream()
                        .map(one -> one.javadoc() == null ? one.signature() : one.signature() + "\n" + one.javadoc())
                        .collect(Collectors.joining("\n\n")));
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        int[] anchor = {at};
        List<Suggestion> found = cells.analysis().completionSuggestions(code, at, anchor);
        return new ReplacementOptions(
                found.stream()
                        .sorted(Comparator.comparing((Suggestion one) -> !one.matchesType()))
                        .map(Suggestion::continuation)
                        .distinct()
                        .toList(),
                anchor[0],
                at);
    }

    @Override
    public String isComplete(String code) {
        Completeness completeness = cells.analysis().analyzeCompletion(code).completeness();
        return switch (completeness) {
            case COMPLETE, COMPLETE_WITH_SEMI, EMPTY -> IS_COMPLETE_YES;
            case CONSIDERED_INCOMPLETE, DEFINITELY_INCOMPLETE -> "    ";
            case UNKNOWN -> IS_COMPLETE_BAD;
        };
    }

    @Override
    public void interrupt() {
        cells.interrupt();
    }

    /** What a person can mend is said in one line; other failures with where in the cell and the library they come from. */
    @Override
    public List<String> formatError(Throwable problem) {
        Throwable shown = problem instanceof CellFailure && problem.getCause() != null ? problem.getCause() : problem;
        if (shown instanceof UserException) {
            return List.of(String.valueOf(shown.getMessage()));
        }
        if (shown instanceof CellFailure refused) {
            return List.of(refused.snippet(), "", String.valueOf(refused.getMessage()));
        }
        StringWriter trace = new StringWriter();
        shown.printStackTrace(new PrintWriter(trace, true));
        List<String> lines = trace.toString()
                .lines()
                .takeWhile(line -> !line.contains("jdk.internal.reflect."))
                .toList();
        return lines.size() <= LONGEST_TRACE
                ? lines
                : Stream.concat(
                                lines.stream().limit(LONGEST_TRACE),
                                Stream.of("\t… " + (lines.size() - LONGEST_TRACE) + " more"))
                        .toList();
    }

    @Override
    public void onShutdown(boolean isRestarting) {
        super.onShutdown(isRestarting);
        cells.close();
    }
}
