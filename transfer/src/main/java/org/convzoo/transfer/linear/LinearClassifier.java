package org.convzoo.transfer.linear;

import java.util.ArrayList;
import java.util.List;
import org.convzoo.configs.UserException;

/** Trains linear classifiers on dense features. */
public final class LinearClassifier {

    private LinearClassifier() {}

    /** One classifier. */
    public static LinearFit fit(LabelledFeatures rows, LinearSettings settings, double c) {
        return path(rows, settings, List.of(c)).get(0);
    }

    /** One classifier for each C, in rising order: each search begins where the one before it ended. */
    public static List<LinearFit> path(LabelledFeatures rows, LinearSettings settings, List<Double> cs) {
        double[] rising = rising(cs);
        List<LinearFit> fits = new ArrayList<>();
        try (LinearProblem problem = new LinearProblem(rows, settings)) {
            Solution found = null;
            for (double c : rising) {
                found = problem.solve(c, found);
                fits.add(fit(problem, rows, c, found, Calibration.ownLink(settings.spec())));
            }
        }
        return fits;
    }

    /**
     * Chooses C by stratified cross-validation, then trains on all rows. What the searches have in common is computed
     * once: features are standardised over all rows, classes weighted by all of them, and inner products shared by all
     * folds.
     *
     * @param cs one or more; where folds are wanted for the calibration alone, one is enough
     * @param folds parts that the rows are divided into, each of which is left out once
     * @param calibration of probabilities, by the scores that rows have while they are left out
     */
    public static ChosenFit choose(
            LabelledFeatures rows, LinearSettings settings, List<Double> cs, int folds, Calibration calibration) {
        double[] rising = rising(cs);
        StratifiedFolds parts = StratifiedFolds.of(rows, folds);
        try (LinearProblem problem = new LinearProblem(rows, settings)) {
            FoldSearch search = new FoldSearch(problem, rows.labels(), parts, calibration != Calibration.NONE);
            CrossValidation validation = search.validate(rising);
            int best = validation.best();
            Solution found = problem.solve(rising[best], null);
            ProbabilityLink link = calibration == Calibration.NONE
                    ? Calibration.ownLink(settings.spec())
                    : calibration.link(settings.spec(), search.scores(best), rows.labels());
            return new ChosenFit(fit(problem, rows, rising[best], found, link), validation);
        }
    }

    /**
     * How each C does in stratified cross-validation: see {@link #choose}.
     *
     * @param cs one or more
     * @param folds parts that the rows are divided into, each of which is left out once
     */
    public static CrossValidation validate(LabelledFeatures rows, LinearSettings settings, List<Double> cs, int folds) {
        double[] rising = rising(cs);
        StratifiedFolds parts = StratifiedFolds.of(rows, folds);
        try (LinearProblem problem = new LinearProblem(rows, settings)) {
            return new FoldSearch(problem, rows.labels(), parts, false).validate(rising);
        }
    }

    private static LinearFit fit(
            LinearProblem problem, LabelledFeatures rows, double c, Solution found, ProbabilityLink link) {
        Solution guarded = problem.guarded(c, found);
        LinearScores scores = problem.scores(guarded);
        LinearModel model = new LinearModel(rows.classes(), scores.weights(), scores.intercepts(), link);
        return new LinearFit(model, c, guarded.objective(), guarded.iterations(), guarded.converged());
    }

    private static double[] rising(List<Double> cs) {
        if (cs.isEmpty()) {
            throw UserException.wrongUsage("there is no C: give one or more, for example 0.01, 0.1, 1 and 10");
        }
        for (double c : cs) {
            if (!(c > 0) || Double.isInfinite(c)) {
                throw UserException.wrongUsage(
                        "C must be a positive number, got " + c + ": the smaller it is, the stronger the penalty");
            }
        }
        return cs.stream().mapToDouble(Double::doubleValue).sorted().distinct().toArray();
    }
}
