package org.convzoo.training;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;
import org.convzoo.configs.AtomicFile;
import org.convzoo.configs.ConfigWriter;
import org.convzoo.configs.RunConfig;
import org.convzoo.data.DataSplits;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.RawImage;
import org.convzoo.evaluation.Curve;
import org.convzoo.evaluation.EvaluationReport;
import org.convzoo.evaluation.FeatureSweep;
import org.convzoo.evaluation.LearningCurves;
import org.convzoo.evaluation.LearningCurves.Series;
import org.convzoo.evaluation.PhaseResult;
import org.convzoo.evaluation.ReportImage;
import org.convzoo.evaluation.ReportWriter;
import org.convzoo.evaluation.RunCosts;
import org.convzoo.evaluation.RunReport;
import org.convzoo.zoo.blueprint.Blueprint;

/**
 * Brings together what the reports of a run say.
 *
 * @param history of all phases
 * @param state in which training ended
 * @param blueprint of the network
 * @param costs of learning and of an image
 * @param tested the test images that could be read, in the order of their predictions
 * @param notes sentences that a reader should know
 */
record RunReports(
        RunConfig config,
        Network network,
        DataSplits splits,
        RunHistory history,
        TrainingState state,
        Blueprint blueprint,
        RunCosts costs,
        Provenance provenance,
        LabelledImages tested,
        List<String> notes) {

    static final int PICTURES = 24;
    private static final int LONGEST_SIDE = 240;

    void write(RunDirectory run, EvaluationReport evaluation) {
        RunReport report = new RunReport(
                config.name(),
                config.model().architecture() + " on " + splits.description(),
                evaluation,
                curves(),
                summary().phases(),
                costs,
                FeatureSweep.none(),
                facts(),
                ConfigWriter.toYaml(config),
                commands(run),
                pictures(evaluation, tested),
                notes);
        AtomicFile.writeText(run.reportJson(), ReportWriter.json(report).toPrettyString() + "\n");
        // last, because its presence says that the run is complete
        AtomicFile.writeText(run.reportHtml(), ReportWriter.html(report));
    }

    /** What makes a run's numbers again. */
    static List<String> commands(RunDirectory run) {
        return List.of(
                "convzoo train " + word(run.config()) + " --run-dir " + word(Path.of(run.path() + "-again")),
                "convzoo evaluate " + word(run.path()));
    }

    /** A path as a shell takes it for one word. */
    static String word(Path path) {
        return word(path.toString());
    }

    /** A text as a shell takes it for one word. */
    static String word(String text) {
        return text.matches("[A-Za-z0-9_./:@%+,=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private LearningCurves curves() {
        return new LearningCurves(
                List.of(
                        series(Curve.TRAIN_LOSS, EpochResult::trainLoss),
                        series(Curve.VALIDATION_LOSS, EpochResult::validationLoss),
                        series(Curve.TRAIN_ACCURACY, EpochResult::trainAccuracy),
                        series(Curve.VALIDATION_ACCURACY, EpochResult::validationAccuracy),
                        series(Curve.LEARNING_RATE, EpochResult::learningRate)),
                history.bestEpoch(),
                summary().parts());
    }

    private PhaseSummary summary() {
        return new PhaseSummary(config, history, state, blueprint);
    }

    private Series series(Curve curve, ToDoubleFunction<EpochResult> value) {
        return new Series(
                curve,
                history.epochs().epochs().stream().mapToDouble(value).boxed().toList());
    }

    private Map<String, String> facts() {
        List<PretrainingEpoch> pretraining = state.pretrainingEpochs();
        List<EpochResult> epochs = history.epochs().epochs();
        double seconds = epochs.stream().mapToDouble(EpochResult::seconds).sum();
        double throughput = epochs.stream()
                .mapToDouble(EpochResult::imagesPerSecond)
                .average()
                .orElse(0);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "Parameters", String.format(Locale.ROOT, "%,d", network.graph().numParams()));
        if (config.transfer() != null) {
            facts.put("Parameters trained", eachPhase(PhaseResult::parameters, "%,.0f"));
        }
        facts.put("Epochs", epochs.size() + ", the best was " + history.bestEpoch());
        if (!pretraining.isEmpty()) {
            facts.put("Pre-trained", pretrained(pretraining));
        }
        facts.put("Training time", String.format(Locale.ROOT, "%.1f s", seconds));
        facts.put(
                "Training speed",
                history.phases().size() > 1
                        ? eachPhase(PhaseResult::imagesPerSecond, "%,.0f images/s")
                        : String.format(Locale.ROOT, "%,.0f images/s", throughput));
        CostMeter.addTo(facts, costs);
        facts.put("Seed", Long.toString(config.seed()));
        addOrigin(facts, provenance);
        return facts;
    }

    /** With what a run began, and on what. */
    static void addOrigin(Map<String, String> facts, Provenance provenance) {
        if (provenance.weights() != null) {
            facts.put(
                    "Began with",
                    provenance.weights().name() + ", SHA-256 "
                            + provenance.weights().sha256());
        }
        facts.put("Processor", provenance.processor() + ", " + provenance.threads() + " threads");
        facts.put("Started", provenance.started());
        facts.put("convzoo", provenance.convzoo());
        facts.put("Precision", provenance.precision() + ", engine " + provenance.engine());
        facts.put("Deeplearning4j", provenance.deeplearning4j() + ", " + provenance.nd4jBinary());
        facts.put("oneDNN", provenance.oneDnn());
        facts.put("Java", provenance.java());
        facts.put("Operating system", provenance.operatingSystem());
        facts.put("Data fingerprint", provenance.dataFingerprint());
        if (provenance.gitRevision() != null) {
            facts.put("Git revision", provenance.gitRevision());
        }
    }

    private String eachPhase(ToDoubleFunction<PhaseResult> value, String format) {
        return summary().phases().phases().stream()
                .map(phase -> (history.phases().size() > 1 ? phase.name() + ": " : "")
                        + String.format(Locale.ROOT, format, value.applyAsDouble(phase)))
                .collect(joining(", "));
    }

    /** Each layer with the error of its first and last epoch. */
    private static String pretrained(List<PretrainingEpoch> pretraining) {
        Map<String, List<PretrainingEpoch>> layers =
                pretraining.stream().collect(groupingBy(PretrainingEpoch::layer, LinkedHashMap::new, toList()));
        double seconds =
                pretraining.stream().mapToDouble(PretrainingEpoch::seconds).sum();
        String errors = layers.entrySet().stream()
                .map(layer -> String.format(
                        Locale.ROOT,
                        "%s %.5f to %.5f",
                        layer.getKey(),
                        layer.getValue().get(0).reconstructionError(),
                        layer.getValue().get(layer.getValue().size() - 1).reconstructionError()))
                .collect(joining(", "));
        return String.format(
                Locale.ROOT, "reconstruction error from the first epoch to the last: %s; %.1f s", errors, seconds);
    }

    /** The most confident mistakes on some images. */
    static List<ReportImage> pictures(EvaluationReport evaluation, LabelledImages images) {
        return evaluation.mistakes().stream()
                .limit(PICTURES)
                .map(mistake -> new ReportImage(
                        mistake.id(),
                        mistake.actual(),
                        mistake.predicted(),
                        mistake.confidence(),
                        png(images.read(mistake.index()))))
                .toList();
    }

    static byte[] png(RawImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(reduced(image.buffered()), "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** A photo is shown small: whole ones would make the page too heavy to send or open. */
    private static BufferedImage reduced(BufferedImage picture) {
        double ratio = (double) LONGEST_SIDE / Math.max(picture.getWidth(), picture.getHeight());
        if (ratio >= 1) {
            return picture;
        }
        int width = Math.max(1, (int) Math.round(picture.getWidth() * ratio));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * ratio));
        BufferedImage small = new BufferedImage(width, height, picture.getType());
        Graphics2D canvas = small.createGraphics();
        // averages the pixels of an area, where the canvas's own scaling would skip most of them
        canvas.drawImage(picture.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        canvas.dispose();
        return small;
    }
}
