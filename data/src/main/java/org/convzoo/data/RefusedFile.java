package org.convzoo.data;

/**
 * A file among the images of a source that is an image and does not count as one.
 *
 * @param id what a person finds it by
 * @param split of the images that it lies among: training, validation or test
 * @param reason why it does not count, and what to do so that it does
 */
public record RefusedFile(String id, String split, String reason) {}
