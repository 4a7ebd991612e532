package org.convzoo.training;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convzoo.configs.CsvConfig;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageFolderConfig;
import org.convzoo.configs.SourceConfig;
import org.convzoo.configs.UserException;
import org.convzoo.data.DataSplits;
import org.convzoo.data.DataSplits.Split;
import org.convzoo.data.TestTimeAugmentation;
import org.convzoo.evaluation.EvaluationReport;
import org.convzoo.evaluation.RunCosts;
import org.convzoo.zoo.weights.Labels;

/**
 * A network's test on images whose classes are called as their owner likes.
 *
 * @param description of the network
 * @param account of its weights
 * @param contract of its images
 * @param labels of its outputs
 * @param outputs what it says about batches
 * @param workers threads that prepare images
 */
record ModelEvaluation(
        String description,
        List<String> account,
        ImageContract contract,
        Labels labels,
        BatchOutputs outputs,
        int workers) {

    /**
     * Tests it.
     *
     * @param views in which each image is seen; the probabilities are averaged
     * @throws UserException if the images' classes are no classes of the network
     */
    Evaluation of(TestImages images, TestTimeAugmentation views) {
        try (DataSplits splits = images.on(contract.background()).open()) {
            SignalFit.check(contract, splits);
            SourceConfig source = images.config().source();
            ClassMatch match = ClassMatch.of(splits.labels(), labels, ways(source));
            if (!match.unknown().isEmpty()) {
                throw otherClasses(splits, match);
            }
            Split split = images.splitOf(splits);
            BadImageList badImages = BadImageList.of(images.config(), splits);
            InferenceTime.Watch watch = InferenceTime.begin();
            TestResult result = new Predictor(
                            outputs, contract, images.config().batchSize(), workers, views, badImages.in("test"))
                    .test(match.relabelled(splits.images(split)), labels.names());
            InferenceTime image = watch.perImage(result.images().size());
            EvaluationReport report = EvaluationReport.of(result.predictions());
            return new Evaluation(
                    description,
                    TestImages.inWords(split) + " of " + splits.description()
                            + (views.size() == 1 ? "" : ", each image seen in " + views.size() + " ways"),
                    account,
                    match.isIdentity(labels) ? Optional.empty() : Optional.of(match.inWords(labels)),
                    badImages.notes(),
                    report,
                    RunReports.pictures(report, result.images()),
                    PredictionTable.of(result.predictions(), result.images(), workers),
                    RunCosts.ofTest(image.seconds(), image.processorSeconds()));
        }
    }

    /** Folders and labels in a table are called what their owner likes; the classes of a public data set have their own names. */
    private static List<ClassMatch.Way> ways(SourceConfig source) {
        return source instanceof ImageFolderConfig || source instanceof CsvConfig
                ? List.of(ClassMatch.Way.values())
                : List.of(ClassMatch.Way.NAME);
    }

    private UserException otherClasses(DataSplits splits, ClassMatch match) {
        String size = splits.nativeSize().map(known -> " of " + known).orElse("");
        return UserException.failed(String.format(
                Locale.ROOT,
                "the images%s have %,d classes %s, the model knows %,d: %s, on images of %s; not among them: %s; evaluate"
                        + " on images of the model's classes, a class folder called by its name, id or number",
                size,
                splits.labels().size(),
                shortened(splits.labels()),
                labels.names().size(),
                shortened(labels.names()),
                contract.input(),
                shortened(match.unknown())));
    }

    private static String shortened(List<String> texts) {
        return texts.size() <= 12
                ? texts.toString()
                : "[" + String.join(", ", texts.subList(0, 10)) + ", … " + texts.get(texts.size() - 1) + "]";
    }
}
