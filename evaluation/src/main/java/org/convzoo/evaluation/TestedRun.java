package org.convzoo.evaluation;

/**
 * What a classifier said about test images.
 *
 * @param name tells it from others
 * @param description what it is, in a few words
 * @param predicted the class of each image, handed over and not copied
 * @param costs of it
 */
public record TestedRun(String name, String description, int[] predicted, RunCosts costs) {}
