package org.convzoo.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.convzoo.configs.UserException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CellEvaluatorTest {

    private static CellEvaluator cells;

    @BeforeAll
    static void start() {
        cells = new CellEvaluator(System.getProperty("java.class.path"));
    }

    @AfterAll
    static void end() {
        cells.close();
    }

    @Test
    void whatOneCellDeclaresTheNextMayUse() {
        assertThat(cells.evaluate("int twice(int x) { return 2 * half(4 * x); }\nint half(int x) { return x / 2; }"))
                .isNull();
        assertThat(cells.evaluate("List<Integer> numbers = List.of(1, 2);\nnumbers.get(1) + twice(10)"))
                .isEqualTo(42);
    }

    @Test
    void theLastExpressionWithoutSemicolonIsTheValue() {
        assertThat(cells.evaluate("new int[] {1, 2}")).isEqualTo(new int[] {1, 2});
        assertThat(cells.evaluate("3 + 4;")).isNull();
        assertThat(cells.evaluate("int seven = 7")).isNull();
        assertThat(cells.evaluate("7 // the last")).isEqualTo(7);
        assertThat(cells.evaluate("// nothing")).isNull();
    }

    @Test
    void whatDoesNotCompileIsNamed() {
        assertThatThrownBy(() -> cells.evaluate("int fine = 1;\nint wrong = \"text\";"))
                .isInstanceOfSatisfying(CellFailure.class, failure -> {
                    assertThat(failure.snippet()).isEqualTo("int wrong = \"text\";");
                    assertThat(failure).hasMessageContaining("String cannot be converted to int");
                });
        assertThatThrownBy(() -> cells.evaluate("undefined()"))
                .hasMessage("cannot find symbol\n  symbol:   method undefined()");
        assertThatThrownBy(() -> cells.evaluate("%maven org.example:mine:1"))
                .hasMessageStartingWith("this kernel has no magics: a cell is Java alone");
        assertThatThrownBy(() -> cells.evaluate("for (int i = 0; i < 3; i++) {"))
                .hasMessage("the cell ends too early: something is left open");
        assertThatThrownBy(() -> cells.evaluate("int later() { return notYet(); }"))
                .isInstanceOf(CellFailure.class)
                .hasMessageContaining("there is no method notYet()");
    }

    @Test
    void whatIsThrownArrivesAsItWasThrown() {
        assertThatThrownBy(() -> cells.evaluate("throw org.convzoo.configs.UserException.failed(\"no such image\");"))
                .isInstanceOf(CellFailure.class)
                .cause()
                .isInstanceOf(UserException.class)
                .hasMessage("no such image");
    }

    @Test
    void aCellThatIsInterruptedStopsAndTheNextOneRuns() throws Exception {
        CompletableFuture<Object> endless =
                CompletableFuture.supplyAsync(() -> cells.evaluate("Thread.sleep(60_000);"));
        while (!endless.isDone()) {
            cells.interrupt();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(endless).isCompletedExceptionally();
        assertThat(cells.evaluate("1 + 1")).isEqualTo(2);
    }
}
