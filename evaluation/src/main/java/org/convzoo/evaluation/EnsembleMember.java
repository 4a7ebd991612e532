package org.convzoo.evaluation;

/**
 * One classifier of several whose probabilities are averaged.
 *
 * @param name its run
 * @param network what it is
 * @param weight of its probabilities, greater than 0; the weights of all members need not sum to 1
 * @param evaluation of the classifier alone, on the same images as the others
 */
public record EnsembleMember(String name, String network, double weight, EvaluationReport evaluation) {}
