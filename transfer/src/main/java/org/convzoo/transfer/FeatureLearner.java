package org.convzoo.transfer;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convzoo.configs.ClassifierConfig;
import org.convzoo.configs.ClassifierConfig.DecisionTree;
import org.convzoo.configs.ClassifierConfig.KNearestNeighbours;
import org.convzoo.configs.ClassifierConfig.RandomForest;
import org.convzoo.configs.FeatureExport;
import org.convzoo.configs.WrongKeyException;
import org.convzoo.training.features.FeatureHead;
import org.convzoo.training.features.FeatureLearning;
import org.convzoo.training.features.PooledRows;
import org.convzoo.transfer.classical.ClassicalClassifier;
import org.convzoo.transfer.classical.ClassicalModel;
import org.convzoo.transfer.classical.ClassicalSpec;
import org.convzoo.transfer.export.FeatureFormat;
import org.convzoo.transfer.linear.ChosenFit;
import org.convzoo.transfer.linear.CrossValidation;
import org.convzoo.transfer.linear.LabelledFeatures;
import org.convzoo.transfer.linear.LinearClassifier;
import org.convzoo.transfer.linear.LinearFit;
import org.convzoo.transfer.linear.LinearModel;

/** Trains the classifiers of runs, linear ones and others, and reads them again. */
public final class FeatureLearner implements FeatureLearning {

    @Override
    public FeatureHead learn(ClassifierConfig config, PooledRows rows, long seed) {
        LabelledFeatures labelled = labelled(rows);
        if (config instanceof ClassifierConfig.Linear linear) {
            return linear(labelled, LinearTask.of(linear, rows.classes(), seed), config.usesFolds());
        }
        if (config instanceof KNearestNeighbours neighbours && neighbours.neighbours() > labelled.labels().length) {
            throw new WrongKeyException(
                    "features.classifier.neighbours",
                    "there are " + labelled.labels().length + " images to learn from, and " + neighbours.neighbours()
                            + " of them are to vote: ask for fewer, or add images");
        }
        ClassicalSpec spec = spec(config, seed);
        return new ClassicalHead(ClassicalClassifier.fit(labelled, spec), Map.of("Classifier", words(spec)));
    }

    @Override
    public List<Validated> validate(ClassifierConfig.Linear config, PooledRows rows, long seed) {
        LinearTask task = LinearTask.of(config, rows.classes(), seed);
        CrossValidation validation = LinearClassifier.validate(labelled(rows), task.settings(), task.c(), task.folds());
        return IntStream.range(0, validation.cs().size())
                .mapToObj(index -> new Validated(
                        validation.cs().get(index),
                        Arrays.stream(validation.accuracies()[index]).boxed().toList()))
                .toList();
    }

    private static LabelledFeatures labelled(PooledRows rows) {
        double[] weights = IntStream.range(0, rows.images().size())
                .mapToDouble(rows.images()::weight)
                .toArray();
        return new LabelledFeatures(
                rows.matrix(),
                rows.labels(),
                rows.classes(),
                weights,
                row -> "image " + rows.images().id(row));
    }

    private static FeatureHead linear(LabelledFeatures rows, LinearTask task, boolean withFolds) {
        Map<String, String> facts = new LinkedHashMap<>();
        LinearFit fit;
        if (withFolds) {
            ChosenFit chosen =
                    LinearClassifier.choose(rows, task.settings(), task.c(), task.folds(), task.calibration());
            fit = chosen.fit();
            facts.put("Classifier", task.name() + ", C = " + fit.c() + (fit.converged() ? "" : ", not converged"));
            facts.put("Accuracy over " + task.folds() + " folds", accuracies(chosen.validation()));
        } else {
            fit = LinearClassifier.fit(rows, task.settings(), task.c().get(0));
            facts.put("Classifier", task.name() + ", C = " + fit.c() + (fit.converged() ? "" : ", not converged"));
        }
        return new LinearHead(fit.model(), facts);
    }

    private static String accuracies(CrossValidation validation) {
        List<Double> cs = validation.cs();
        return IntStream.range(0, cs.size())
                .mapToObj(index -> String.format(
                        Locale.ROOT, "%.2f %% with C = %s", 100 * validation.accuracy(index), cs.get(index)))
                .collect(Collectors.joining(", "));
    }

    private static ClassicalSpec spec(ClassifierConfig config, long seed) {
        if (config instanceof KNearestNeighbours neighbours) {
            return new ClassicalSpec.NearestNeighbours(
                    neighbours.neighbours(),
                    ClassicalSpec.NearestNeighbours.Distance.valueOf(
                            neighbours.distance().name()));
        }
        if (config instanceof DecisionTree tree) {
            return new ClassicalSpec.DecisionTree(tree.maxDepth(), tree.leastRows());
        }
        RandomForest forest = (RandomForest) config;
        return new ClassicalSpec.RandomForest(
                forest.trees(), forest.maxDepth(), forest.features() == null ? 0 : forest.features(), seed);
    }

    private static String words(ClassicalSpec spec) {
        if (spec instanceof ClassicalSpec.NearestNeighbours neighbours) {
            return neighbours.count() + " nearest neighbours";
        }
        return spec instanceof ClassicalSpec.RandomForest forest
                ? "random forest of " + forest.trees() + " trees"
                : "decision tree";
    }

    @Override
    public FeatureHead read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        byte kind = data.readByte();
        return switch (kind) {
            case LinearHead.KIND -> new LinearHead(LinearModel.read(data), Map.of());
            case ClassicalHead.KIND -> new ClassicalHead(ClassicalModel.read(data), Map.of());
            default -> throw new IOException("there is no classifier of kind " + kind);
        };
    }

    @Override
    public void export(PooledRows rows, FeatureExport kind, Path file) {
        FeatureFormat format = FeatureFormat.valueOf(kind.name());
        format.write(file.resolveSibling(file.getFileName() + format.ending()), rows);
    }
}
