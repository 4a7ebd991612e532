package org.convzoo.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Jupyter asks of the kernel, without Jupyter. */
class NotebookKernelTest {

    private static NotebookKernel kernel;

    @BeforeAll
    static void start() {
        kernel = new NotebookKernel(new CellEvaluator(System.getProperty("java.class.path")));
        kernel.onStartup();
    }

    @AfterAll
    static void end() {
        kernel.onShutdown(false);
    }

    private static BufferedImage picture(String cell) throws IOException {
        DisplayData shown = kernel.eval(cell);
        String png = (String) shown.getData(MIMEType.IMAGE_PNG);
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png)));
    }

    @Test
    void picturesAreShownAsPixels() throws IOException {
        BufferedImage bars = picture("org.convzoo.evaluation.BarChart.of(\"Bars\", \"\").bar(\"one\", 1)");
        assertThat(bars.getWidth()).isEqualTo(640);
        assertThat(bars.getRGB(300, 48) & 0xffffff)
                .as("the bar, from 190 to 530 across")
                .isEqualTo(0x0072b2);
        assertThat(bars.getRGB(535, 48) & 0xffffff).isNotEqualTo(0x0072b2);

        BufferedImage grid =
                picture("org.convzoo.evaluation.ImageGrid.ofColumns(1, 10).add(\"\", new float[][] {{0, 1}, {1, 0}})");
        assertThat(grid.getRGB(13, 8) & 0xffffff).isEqualTo(0xffffff);

        BufferedImage block = picture("var resnet = org.convzoo.zoo.Zoo.named(\"resnet18\");\n"
                + "org.convzoo.zoo.diagram.NetworkDiagram.ofBlock(resnet, resnet.blueprint(), \"conv2_1\")");
        assertThat(kernel.eval(
                                "org.convzoo.zoo.diagram.NetworkDiagram.ofBlock(resnet, resnet.blueprint(), \"conv2_1\")")
                        .getData(MIMEType.TEXT_PLAIN))
                .isEqualTo(
                        "NetworkDiagram of Residual block, identity shortcut; conv2_1 of ResNet-18; 73,984 parameters");
        boolean convolutions = false;
        for (int x = 0; x < block.getWidth(); x++) {
            convolutions |= (block.getRGB(x, block.getHeight() / 3) & 0xffffff) == 0xdbeafe;
        }
        assertThat(convolutions).as("the colour of convolutions").isTrue();
    }

    @Test
    void otherValuesAreShownAsText() {
        assertThat(kernel.eval("6 * 7").getData(MIMEType.TEXT_PLAIN)).isEqualTo("42");
        assertThat(kernel.eval("int x = 1;")).isNull();
    }

    @Test
    void whatAPersonCanMendIsOneLine() {
        assertThatThrownBy(() -> kernel.eval("org.convzoo.zoo.Zoo.named(\"lenet6\")"))
                .satisfies(problem -> assertThat(kernel.formatError(problem))
                        .singleElement()
                        .asString()
                        .contains("there is no network named lenet6 (did you mean lenet5?)"));
        assertThatThrownBy(() -> kernel.eval("int x = \"text\";"))
                .satisfies(problem -> assertThat(kernel.formatError(problem))
                        .startsWith("int x = \"text\";")
                        .last()
                        .asString()
                        .contains("String cannot be converted to int"));
        assertThatThrownBy(() -> kernel.eval("throw new AssertionError(\"drifted\");"))
                .satisfies(problem ->
                        assertThat(kernel.formatError(problem)).first().isEqualTo("java.lang.AssertionError: drifted"));
        assertThatThrownBy(() -> kernel.eval("int deeper(int n) { return deeper(n + 1); }\ndeeper(0)"))
                .satisfies(problem -> assertThat(kernel.formatError(problem))
                        .hasSize(31)
                        .startsWith("java.lang.StackOverflowError")
                        .last()
                        .asString()
                        .matches("\t… \\d+ more"));
        assertThatThrownBy(() -> kernel.eval("Object none = null;\nnone.hashCode();"))
                .isInstanceOf(NullPointerException.class)
                .satisfies(problem -> assertThat(kernel.formatError(problem))
                        .first()
                        .asString()
                        .startsWith("java.lang.NullPointerException"));
    }

    @Test
    void whatIsTypedIsCompleted() {
        ReplacementOptions options = kernel.complete("\"text\".toUpp", 12);
        assertThat(options.getReplacements()).contains("toUpperCase(");
        assertThat(options.getSourceStart()).isEqualTo(7);
        assertThat(kernel.isComplete("int x = 1;")).isEqualTo(BaseKernel.IS_COMPLETE_YES);
        assertThat(kernel.isComplete("for (int i = 0; i < 3; i++) {")).isBlank();
        assertThat(kernel.inspect("Math.max(1, 2)", 6, false).getData(MIMEType.TEXT_PLAIN))
                .asString()
                .contains("max(int a, int b)");
    }
}
