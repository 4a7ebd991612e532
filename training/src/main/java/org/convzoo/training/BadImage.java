package org.convzoo.training;

/**
 * An image that a run goes on without.
 *
 * @param id its path below the source's folder
 * @param split that it belongs to: training, validation or test
 * @param reason what is wrong with it, as a sentence goes on after its name
 */
public record BadImage(String id, String split, String reason) {}
