package org.convzoo.training;

import java.util.List;
import java.util.Optional;
import org.convzoo.evaluation.EvaluationReport;

/**
 * What a test of a network came to.
 *
 * @param description what was tested on what, in words
 * @param classes how the images' classes were found among the network's; empty where they are the same
 * @param notes on images that were left out
 * @param report the numbers
 */
public record Evaluation(String description, Optional<String> classes, List<String> notes, EvaluationReport report) {}
