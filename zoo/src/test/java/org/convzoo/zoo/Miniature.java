package org.convzoo.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.LossConfig;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.assembly.Learning;
import org.convzoo.zoo.blueprint.Blueprint;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * A network of the zoo that is quick to run: a small input, ten classes where it has a thousand, and fewer channels where
 * it has millions of parameters.
 */
record Miniature(Blueprint blueprint) {

    /** Leaves maps of some pixels before the classifiers of ImageNet's networks; one pixel has no spread to normalize. */
    private static final int LARGEST_SIDE = 64;

    private static final int LABELS = 4;
    private static final int MANY_PARAMETERS = 2_000_000;
    private static final Pattern SMALLEST = Pattern.compile("the smallest .* that works is (\\S+)");

    /**
     * Without dropout, so that every road gives the same numbers.
     *
     * @param settings {@code model.key=value}
     */
    static Miniature of(Architecture architecture, String... settings) {
        List<String> all = new ArrayList<>(List.of("model.dropout=0"));
        all.addAll(List.of(settings));
        ModelConfig model = ConfigReader.readModel(architecture.name(), all);
        ImageSize input = input(architecture);
        int own = architecture.defaultClasses(input);
        int classes = own == 1000 ? 10 : own;
        Blueprint blueprint = architecture.blueprint(model.withInput(input), classes);
        boolean large = ModelSummary.of(blueprint).parameters() > MANY_PARAMETERS;
        return new Miniature(large ? Narrowing.of(blueprint) : blueprint);
    }

    private static ImageSize input(Architecture architecture) {
        ImageSize usual = architecture.defaultInput();
        ImageSize smallest = smallestInput(architecture);
        return new ImageSize(
                Math.max(smallest.height(), Math.min(usual.height() / 2, LARGEST_SIDE)),
                Math.max(smallest.width(), Math.min(usual.width() / 2, LARGEST_SIDE)),
                usual.channels());
    }

    /** What the refusal of a single pixel says. */
    static ImageSize smallestInput(Architecture architecture) {
        ImageSize pixel = new ImageSize(1, 1, architecture.defaultInput().channels());
        try {
            architecture.blueprint(
                    ModelConfig.of(architecture.name()).withInput(pixel), architecture.defaultClasses(pixel));
            return pixel;
        } catch (UserException refusal) {
            Matcher found = SMALLEST.matcher(refusal.getMessage());
            if (!found.find()) {
                throw refusal;
            }
            return ImageSize.parse(found.group(1));
        }
    }

    /** With plain gradient descent and weight decay. */
    ComputationGraph graph(long seed) {
        return GraphAssembler.assemble(
                blueprint, new Learning(new Sgd(1), 1e-3, LossConfig.CrossEntropy.plain()), seed);
    }

    /** {@code [N, C, H, W]} of values in [-0.5, 0.5). */
    INDArray images(int count) {
        Nd4j.getRandom().setSeed(11);
        return Nd4j.rand(
                        DataType.FLOAT,
                        count,
                        blueprint.input().channels(),
                        blueprint.input().height(),
                        blueprint.input().width())
                .subi(0.5);
    }

    int classes() {
        return blueprint.node(blueprint.outputs().get(0)).output().channels();
    }

    /** One-hot {@code [N, K]}: the first few classes in turn. */
    INDArray labels(int count) {
        INDArray labels = Nd4j.zeros(DataType.FLOAT, count, classes());
        for (int row = 0; row < count; row++) {
            labels.putScalar(row, row % Math.min(classes(), LABELS), 1);
        }
        return labels;
    }
}
