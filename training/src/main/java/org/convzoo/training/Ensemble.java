package org.convzoo.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convzoo.configs.AtomicFile;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.UserException;
import org.convzoo.data.DataSplits;
import org.convzoo.data.Selection;
import org.convzoo.engine.NativeRuntime;
import org.convzoo.evaluation.EnsembleMember;
import org.convzoo.evaluation.EvaluationReport;
import org.convzoo.evaluation.LearningCurves;
import org.convzoo.evaluation.Predictions;
import org.convzoo.evaluation.ReportImage;
import org.convzoo.evaluation.ReportWriter;
import org.convzoo.evaluation.RunCosts;
import org.convzoo.evaluation.RunReport;
import org.jspecify.annotations.Nullable;

/**
 * The averaged probabilities of several runs on the test images that they share (Krizhevsky et al. 2012 averaged seven
 * networks). The runs may have different networks.
 *
 * @param members each alone
 * @param evaluation of the averages
 * @param report for people and programs
 * @param table of what they say together about each image
 */
public record Ensemble(
        List<EnsembleMember> members, EvaluationReport evaluation, RunReport report, PredictionTable table) {

    public Ensemble {
        members = List.copyOf(members);
    }

    /**
     * What one run says.
     *
     * @param images sums of the pixels of each test image, those that were left out too
     * @param kept which of them could be read
     * @param notes about the others
     */
    private record Answers(
            RunDirectory run, String network, Predictions predictions, long[] images, int[] kept, List<String> notes) {}

    /**
     * Asks the runs, one after the other.
     *
     * @param runs at least two, each finished
     * @param weights one a run, greater than 0
     * @param environment variables that steer the native side
     * @throws UserException if their classes or their test images differ, or one of them has no network yet
     */
    public static Ensemble of(List<RunDirectory> runs, List<Double> weights, Map<String, String> environment) {
        List<Answers> answers = new ArrayList<>();
        for (RunDirectory run : runs) {
            Answers next = ask(run, environment);
            if (!answers.isEmpty()) {
                requireSame(answers.get(0), next);
            }
            answers.add(next);
        }
        List<EnsembleMember> members = new ArrayList<>();
        for (int index = 0; index < answers.size(); index++) {
            Answers one = answers.get(index);
            members.add(new EnsembleMember(
                    String.valueOf(one.run().path().getFileName()),
                    one.network(),
                    weights.get(index),
                    EvaluationReport.of(one.predictions())));
        }
        Predictions averages =
                Predictions.averaged(answers.stream().map(Answers::predictions).toList(), weights);
        return of(answers, members, averages, environment);
    }

    private static Answers ask(RunDirectory run, Map<String, String> environment) {
        TestImages test = TestImages.ofRun(run, null, null, environment);
        try (TrainedModel model = TrainedModel.open(run, environment);
                DataSplits splits = model.prepared(test).open()) {
            if (!splits.labels().equals(model.labels())) {
                throw UserException.failed(
                        "the images of " + run.path() + " have other classes than when it was trained: "
                                + splits.labels() + " instead of " + model.labels() + "; put the old ones back");
            }
            ObservedImages images = ObservedImages.of(splits.images(test.splitOf(splits)));
            BadImageList badImages = BadImageList.of(test.config(), splits);
            TestResult result = model.test(images, test.config().batchSize(), badImages.in("test"));
            String network = ConfigReader.read(run.config(), List.of()).model().architecture();
            return new Answers(
                    run,
                    network,
                    result.predictions(),
                    images.sums(),
                    result.images().indices(),
                    badImages.notes());
        }
    }

    private static void requireSame(Answers first, Answers next) {
        Predictions one = first.predictions();
        Predictions other = next.predictions();
        String both = first.run().path() + " and " + next.run().path();
        if (!one.labels().equals(other.labels())) {
            throw UserException.failed(both + " know different classes, " + one.labels() + " and " + other.labels()
                    + "; an ensemble is made of runs on the same data");
        }
        boolean same = one.ids().equals(other.ids())
                && Arrays.equals(one.actual(), other.actual())
                && Arrays.equals(first.images(), next.images());
        if (!same) {
            throw UserException.failed(both + " were kept from different test images (" + one.size() + " and "
                    + other.size()
                    + "), so that one may have learned what the other is tested on; an ensemble is made of"
                    + " runs with the same data.source and, where it has no test images of its own, the same seed");
        }
    }

    private static Ensemble of(
            List<Answers> answers,
            List<EnsembleMember> members,
            Predictions averages,
            Map<String, String> environment) {
        EvaluationReport together = EvaluationReport.of(averages);
        List<RunDirectory> runs = answers.stream().map(Answers::run).toList();
        TestImages test = TestImages.ofRun(runs.get(0), null, null, environment);
        try (DataSplits splits = test.open()) {
            Selection read = new Selection(
                    splits.images(test.splitOf(splits)), answers.get(0).kept());
            List<ReportImage> pictures = RunReports.pictures(together, read);
            String networks =
                    members.stream().map(EnsembleMember::network).distinct().collect(Collectors.joining(", "));
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("Members", String.valueOf(members.size()));
            runs.forEach(run -> facts.put(
                    String.valueOf(run.path().getFileName()), run.path().toString()));
            RunReport report = new RunReport(
                            "Ensemble of " + members.size() + " runs",
                            networks + " on " + splits.description(),
                            together,
                            LearningCurves.none(),
                            facts,
                            "",
                            List.of("convzoo ensemble "
                                    + runs.stream()
                                            .map(RunDirectory::path)
                                            .map(RunReports::word)
                                            .collect(Collectors.joining(" "))
                                    + " --weights "
                                    + members.stream()
                                            .map(member -> String.valueOf(member.weight()))
                                            .collect(Collectors.joining(","))),
                            pictures,
                            answers.get(0).notes())
                    .withCosts(costs(runs));
            PredictionTable table = PredictionTable.of(
                    averages, read, NativeRuntime.start(environment).threads());
            return new Ensemble(members, together, report, table);
        }
    }

    /** All members are trained and all are asked about an image; their peaks are not those of one process. */
    private static RunCosts costs(List<RunDirectory> runs) {
        List<RunCosts> each = runs.stream().map(TestFolder::costs).toList();
        return new RunCosts(
                sum(each, RunCosts::trainingSeconds),
                each.stream().anyMatch(RunCosts::keptFeatures),
                sum(each, RunCosts::secondsPerImage),
                sum(each, RunCosts::processorSecondsPerImage),
                null,
                whole(sum(each, RunCosts::modelBytes)),
                whole(sum(each, RunCosts::parameters)));
    }

    private static @Nullable Double sum(List<RunCosts> costs, Function<RunCosts, @Nullable Number> value) {
        double sum = 0;
        for (RunCosts one : costs) {
            Number known = value.apply(one);
            if (known == null) {
                return null;
            }
            sum += known.doubleValue();
        }
        return sum;
    }

    private static @Nullable Long whole(@Nullable Double number) {
        return number == null ? null : Math.round(number);
    }

    /** Writes {@code report.html}, {@code report.json} and {@code predictions.csv} into a folder that exists. */
    public void write(Path folder) {
        table.write(folder, evaluation.labels());
        AtomicFile.writeText(
                folder.resolve("report.json"),
                ReportWriter.json(report, members).toPrettyString() + "\n");
        AtomicFile.writeText(folder.resolve("report.html"), ReportWriter.html(report, members));
    }
}
