package org.convzoo.notebooks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the cells of a notebook with the JDK's JShell, in this process and all in one thread: what one cell declares the
 * next may use. Whoever makes one closes it.
 */
final class CellEvaluator implements AutoCloseable {

    /** What the jshell tool imports by itself. */
    private static final List<String> IMPORTS = List.of(
            "java.io.*",
            "java.math.*",
            "java.net.*",
            "java.nio.file.*",
            "java.util.*",
            "java.util.concurrent.*",
            "java.util.function.*",
            "java.util.prefs.*",
            "java.util.regex.*",
            "java.util.stream.*");

    private final SnippetExecution execution = new SnippetExecution();
    private final JShell shell;
    private final ExecutorService thread;
    private volatile @Nullable Thread running;

    /** @param classPath that the cells are compiled with; they are run with this process's own */
    CellEvaluator(String classPath) {
        shell = JShell.builder()
                .executionEngine(new InThisProcess(execution), Map.of())
                .compilerOptions("-classpath", classPath, "-Xlint:none")
                .build();
        thread = Executors.newSingleThreadExecutor(work -> {
            Thread cells = new Thread(work, "convzoo-cells");
            cells.setDaemon(true);
            return cells;
        });
        IMPORTS.forEach(name -> shell.eval("import " + name + ";"));
    }

    private record InThisProcess(SnippetExecution execution) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "in this process";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
            return execution;
        }
    }

    /**
     * Evaluates a cell.
     *
     * @return the value of the expression that the cell ends with, if it ends with one that has no semicolon behind it
     * @throws CellFailure at the first snippet that does not compile or throws
     */
    @Nullable
    Object evaluate(String cell) {
        try {
            return thread.submit(() -> {
                        running = Thread.currentThread();
                        try {
                            return Value.of(snippets(cell));
                        } finally {
                            running = null;
                            Thread.interrupted(); // or the next cell would be stopped for this one
                        }
                    })
                    .get()
                    .value;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof CellFailure failure) {
                throw failure;
            }
            throw new CellFailure(cell, String.valueOf(failed.getCause()), failed.getCause());
        } catch (InterruptedException nobodyWaits) {
            interrupt();
            Thread.currentThread().interrupt();
            throw new CellFailure(cell, "interrupted", nobodyWaits);
        }
    }

    /** The result of a task may not be null where nullness is checked. */
    private record Value(@Nullable Object value) {
        static Value of(@Nullable Object value) {
            return new Value(value);
        }
    }

    private @Nullable Object snippets(String cell) {
        if (cell.stripLeading().startsWith("%")) {
            throw new CellFailure(
                    cell.strip(),
                    "this kernel has no magics: a cell is Java alone; jars of your own are found in CONVZOO_CLASSPATH"
                            + " when the kernel is registered",
                    null);
        }
        String rest = cell;
        Object value = null;
        List<Snippet> declared = new ArrayList<>();
        while (!rest.isBlank()) {
            CompletionInfo next = analysis().analyzeCompletion(rest);
            if (next.completeness() == Completeness.EMPTY) {
                break; // comments
            }
            if (next.completeness() == Completeness.DEFINITELY_INCOMPLETE) {
                throw new CellFailure(rest, "the cell ends too early: something is left open", null);
            }
            value = null;
            for (SnippetEvent event : shell.eval(next.source())) {
                refuseFailure(event, next.source());
                if (event.causeSnippet() == null) {
                    declared.add(event.snippet());
                    if (isExpression(event.snippet()) && !next.source().endsWith(";")) {
                        value = execution.value();
                    }
                }
            }
            rest = next.remaining();
        }
        declared.forEach(this::refuseUnresolved);
        return value;
    }

    private static boolean isExpression(Snippet snippet) {
        SubKind kind = snippet.subKind();
        return kind == SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                || kind == SubKind.VAR_VALUE_SUBKIND
                || kind == SubKind.OTHER_EXPRESSION_SUBKIND;
    }

    private void refuseFailure(SnippetEvent event, String source) {
        if (event.status() == Status.REJECTED) {
            String diagnostic = shell.diagnostics(event.snippet())
                    .flatMap(one -> one.getMessage(Locale.ROOT).lines())
                    // the class that JShell puts around a snippet has no name
                    .filter(line -> !line.strip().equals("location: class"))
                    .collect(Collectors.joining("\n"));
            throw new CellFailure(source.strip(), diagnostic, null);
        }
        if (event.exception() != null) {
            Throwable thrown = Objects.requireNonNullElse(execution.failure(), event.exception());
            throw new CellFailure(source.strip(), thrown.toString(), thrown);
        }
    }

    /** A declaration may come before what it uses, but not in an earlier cell. */
    private void refuseUnresolved(Snippet snippet) {
        Status status = shell.status(snippet);
        if (snippet instanceof DeclarationSnippet declaration
                && (status == Status.RECOVERABLE_DEFINED || status == Status.RECOVERABLE_NOT_DEFINED)) {
            throw new CellFailure(
                    snippet.source().strip(),
                    "there is no " + shell.unresolvedDependencies(declaration).collect(Collectors.joining(", ")),
                    null);
        }
    }

    /** Interrupts the cell that is being evaluated, if there is one. */
    void interrupt() {
        Thread cell = running;
        if (cell != null) {
            cell.interrupt();
        }
    }

    /** Knows what has been declared, for completion and documentation. */
    SourceCodeAnalysis analysis() {
        return shell.sourceCodeAnalysis();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        shell.close();
    }
}
