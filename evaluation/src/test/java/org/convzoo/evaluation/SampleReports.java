package org.convzoo.evaluation;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.convzoo.evaluation.LearningCurves.Series;

/** Made-up but plausible runs, the same on every machine. */
final class SampleReports {

    private static final String YAML = """
            name: lenet5-mnist
            seed: 42
            model:
              architecture: lenet5   # 61,706 parameters
            data:
              source: {type: mnist}
              batchSize: 64
            training:
              epochs: 12
              optimizer: {type: adam, learningRate: 0.001}
              schedule: {type: cosine, warmupEpochs: 1}
            """;

    private static final List<String> PHASES =
            List.of("warm up the head", "fine-tune", "everything at a very small rate, until it no longer helps");

    private SampleReports() {}

    static RunReport run(String title, List<String> labels, int images, double noise, int epochs) {
        EvaluationReport evaluation = EvaluationReport.of(predictions(labels, images, noise));
        return new RunReport(
                title,
                "LeNet-5 on MNIST, 28 × 28 grey",
                evaluation,
                epochs == 0 ? LearningCurves.none() : curves(epochs),
                facts(),
                YAML,
                List.of("convzoo train configs/lenet5-mnist.yaml", "convzoo evaluate runs/lenet5-mnist --data test"),
                evaluation.mistakes().stream()
                        .limit(12)
                        .map(SampleReports::picture)
                        .toList(),
                List.of("1 of 154 files was skipped: imageNotFound.gif is not an image."));
    }

    /** The same trained in phases, whose names are of several lengths, the best epoch being the last but third. */
    static RunReport phased(String title, List<String> labels, int images, double noise, int... epochs) {
        int all = Arrays.stream(epochs).sum();
        RunReport plain = run(title, labels, images, noise, all);
        List<PhaseResult> phases = new ArrayList<>();
        List<LearningCurves.Part> parts = new ArrayList<>();
        int before = 0;
        int best = 0;
        int bestEpoch = 0;
        for (int phase = 0; phase < epochs.length; phase++) {
            boolean last = phase == epochs.length - 1;
            parts.add(new LearningCurves.Part(PHASES.get(phase), before + 1));
            phases.add(new PhaseResult(
                    PHASES.get(phase),
                    phase == 0 ? "the head" : "the last " + 2 * phase + " blocks and the head",
                    1_026 + 300_000L * phase,
                    phase == 0 ? "fire9_output" : null,
                    epochs[phase],
                    0.8 + 95 * phase,
                    phase == 0 ? 34 : 0,
                    phase == 0 ? 5_400 : 41,
                    Collections.max(part(plain.curves(), Curve.VALIDATION_ACCURACY, before, epochs[phase])),
                    Collections.min(part(plain.curves(), Curve.VALIDATION_LOSS, before, epochs[phase])),
                    last ? null : earlier(plain.evaluation(), new Random(phase))));
            if (plain.curves().bestEpoch() > before) {
                best = phase;
                bestEpoch = plain.curves().bestEpoch() - before;
            }
            before += epochs[phase];
        }
        return new RunReport(
                plain.title(),
                plain.subtitle(),
                plain.evaluation(),
                new LearningCurves(plain.curves().series(), plain.curves().bestEpoch(), parts),
                new TrainingPhases(phases, 0, best, bestEpoch),
                plain.costs(),
                plain.sweep(),
                plain.facts(),
                plain.configurationYaml(),
                plain.reproduceCommands(),
                plain.mistakes(),
                plain.notes());
    }

    private static List<Double> part(LearningCurves curves, Curve curve, int before, int epochs) {
        return curves.find(curve).orElseThrow().values().subList(before, before + epochs);
    }

    /** Recalls that are a little lower for most classes. */
    private static PhaseResult.Test earlier(EvaluationReport evaluation, Random random) {
        int right = 0;
        List<Double> recalls = new ArrayList<>();
        for (ClassMetrics one : evaluation.perClass()) {
            int found = (int) Math.round(one.recall() * one.support());
            int then = Math.max(0, Math.min(one.support(), found + random.nextInt(12) - 9));
            recalls.add(one.support() == 0 ? null : (double) then / one.support());
            right += then;
        }
        return new PhaseResult.Test((double) right / evaluation.images(), recalls);
    }

    /** Scores that favour the true class and its neighbour, through softmax. */
    static Predictions predictions(List<String> labels, int images, double noise) {
        Random random = new Random(7);
        int classes = labels.size();
        int[] actual = new int[images];
        float[][] probabilities = new float[images][classes];
        List<String> ids = new ArrayList<>();
        for (int image = 0; image < images; image++) {
            ids.add("test/" + image);
            actual[image] = (int) (classes * Math.pow(random.nextDouble(), 1.1));
            double[] scores = new double[classes];
            for (int label = 0; label < classes; label++) {
                scores[label] = noise * random.nextGaussian();
            }
            scores[actual[image]] += 9;
            scores[(actual[image] * 3 + 5) % classes] += 2.5;
            double sum = Arrays.stream(scores).map(Math::exp).sum();
            for (int label = 0; label < classes; label++) {
                probabilities[image][label] = (float) (Math.exp(scores[label]) / sum);
            }
        }
        return new Predictions(labels, ids, actual, probabilities);
    }

    static LearningCurves curves(int epochs) {
        Random random = new Random(3);
        Map<Curve, List<Double>> values = new LinkedHashMap<>();
        for (Curve curve : Curve.values()) {
            values.put(curve, new ArrayList<>());
        }
        for (int epoch = 1; epoch <= epochs; epoch++) {
            double train = 0.02 + 0.5 * Math.exp(-epoch / 2.0);
            double validation = 0.035 + 0.3 * Math.exp(-epoch / 1.7) + 0.002 * epoch + 0.004 * random.nextGaussian();
            values.get(Curve.TRAIN_LOSS).add(train);
            values.get(Curve.VALIDATION_LOSS).add(validation);
            values.get(Curve.TRAIN_ACCURACY).add(1 - train / 3.5);
            values.get(Curve.VALIDATION_ACCURACY).add(1 - validation / 4);
            values.get(Curve.LEARNING_RATE).add(0.0005 * (1 + Math.cos(Math.PI * (epoch - 1) / epochs)));
        }
        List<Series> series = new ArrayList<>();
        values.forEach((curve, line) -> series.add(new Series(curve, line)));
        return new LearningCurves(series, Math.max(1, epochs - 3));
    }

    static List<String> labels(int classes) {
        return IntStream.range(0, classes).mapToObj(String::valueOf).toList();
    }

    static ReportImage picture(Mistake mistake) {
        return new ReportImage(
                mistake.id(), mistake.actual(), mistake.predicted(), mistake.confidence(), png(mistake.actual()));
    }

    static byte[] png(int number) {
        BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.drawOval(6, 4, 10 + number % 10, 19);
        pen.drawLine(6, number % 28, 22, 27 - number % 28);
        pen.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Seed", "42");
        facts.put("Parameters", "61,706");
        facts.put("Training time", "1 min 42 s (35,300 images/s)");
        facts.put("Processor", "AMD EPYC, 2 cores, AVX-512");
        facts.put("Software", "convzoo 0.1.0, Deeplearning4j 1.0.0-M2.1, Java 17.0.13");
        facts.put("Data", "mnist, SHA-256 f68b3c2dcbeaaa9fbdd348bbdeb94873f68b3c2dcbeaaa9fbdd348bbdeb94873");
        return facts;
    }
}
