package org.convzoo.data.inspection;

/**
 * An image that cannot be read.
 *
 * @param picture which one
 * @param reason what its decoder says
 */
public record BadImage(Picture picture, String reason) {}
