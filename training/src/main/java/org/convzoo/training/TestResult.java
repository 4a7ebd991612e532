package org.convzoo.training;

import org.convzoo.data.Selection;
import org.convzoo.evaluation.Predictions;

/**
 * What a network said about images.
 *
 * @param images those that could be read
 * @param predictions about them, in their order
 */
record TestResult(Selection images, Predictions predictions) {}
