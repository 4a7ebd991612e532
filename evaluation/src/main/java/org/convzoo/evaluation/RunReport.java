package org.convzoo.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything a report says about one run: the numbers, how they came about, and how to get them again.
 *
 * @param title the run's name
 * @param subtitle one line of context, for instance the architecture and the data; may be empty
 * @param evaluation the numbers
 * @param curves the training; {@link LearningCurves#none()} when a trained model was only evaluated
 * @param phases of the training; {@link TrainingPhases#none()} where it had none
 * @param costs of the training and of an image
 * @param sweep what its features were chosen from; {@link FeatureSweep#none()} where nothing was to choose
 * @param facts name to value in the order they are shown: seed, parameters, time, processor and the like
 * @param configurationYaml the resolved configuration; may be empty
 * @param reproduceCommands shell commands, first to last; may be empty
 * @param mistakes pictures of wrongly classified images, most confident first; may be empty
 * @param notes sentences a reader should know, for instance that images were skipped; may be empty
 */
public record RunReport(
        String title,
        String subtitle,
        EvaluationReport evaluation,
        LearningCurves curves,
        TrainingPhases phases,
        RunCosts costs,
        FeatureSweep sweep,
        Map<String, String> facts,
        String configurationYaml,
        List<String> reproduceCommands,
        List<ReportImage> mistakes,
        List<String> notes) {

    /** @throws IllegalArgumentException if a picture names a class that the evaluation does not have */
    public RunReport {
        // Map.copyOf would lose the order.
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        reproduceCommands = List.copyOf(reproduceCommands);
        mistakes = List.copyOf(mistakes);
        notes = List.copyOf(notes);
        int classes = evaluation.labels().size();
        for (ReportImage image : mistakes) {
            if (Math.min(image.actual(), image.predicted()) < 0
                    || Math.max(image.actual(), image.predicted()) >= classes) {
                throw new IllegalArgumentException("picture " + image.id() + ": its classes must be 0 to "
                        + (classes - 1) + ", got actual " + image.actual() + ", predicted " + image.predicted());
            }
        }
    }

    /** A report of a training without phases, or of a test; of its costs nothing is known. */
    public RunReport(
            String title,
            String subtitle,
            EvaluationReport evaluation,
            LearningCurves curves,
            Map<String, String> facts,
            String configurationYaml,
            List<String> reproduceCommands,
            List<ReportImage> mistakes,
            List<String> notes) {
        this(
                title,
                subtitle,
                evaluation,
                curves,
                TrainingPhases.none(),
                RunCosts.unknown(),
                FeatureSweep.none(),
                facts,
                configurationYaml,
                reproduceCommands,
                mistakes,
                notes);
    }

    /** The same with what the training and a test image cost. */
    public RunReport withCosts(RunCosts known) {
        return new RunReport(
                title,
                subtitle,
                evaluation,
                curves,
                phases,
                known,
                sweep,
                facts,
                configurationYaml,
                reproduceCommands,
                mistakes,
                notes);
    }

    /** The same with what its features were chosen from. */
    public RunReport withSweep(FeatureSweep tried) {
        return new RunReport(
                title,
                subtitle,
                evaluation,
                curves,
                phases,
                costs,
                tried,
                facts,
                configurationYaml,
                reproduceCommands,
                mistakes,
                notes);
    }
}
