package org.convzoo.notebooks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import jdk.jshell.execution.DirectExecutionControl;
import org.jspecify.annotations.Nullable;

/** Runs snippets in this process, and keeps as objects what JShell itself hands on as texts. */
final class SnippetExecution extends DirectExecutionControl {

    private @Nullable Object value;
    private @Nullable Throwable failure;

    @Override
    protected String invoke(Method snippet) throws Exception {
        value = null;
        failure = null;
        try {
            value = snippet.invoke(null);
            return "";
        } catch (InvocationTargetException thrown) {
            failure = thrown.getCause();
            throw thrown;
        }
    }

    /** What the last snippet came to; null where it came to nothing. */
    @Nullable
    Object value() {
        return value;
    }

    /** What the last snippet has thrown; null if it has not. */
    @Nullable
    Throwable failure() {
        return failure;
    }
}
