package org.convzoo.evaluation;

/**
 * One wrongly classified image as a report shows it.
 *
 * @param id what names the image to a person, as in {@link Predictions#ids}
 * @param actual the index of the true class
 * @param predicted the index of the predicted class
 * @param confidence the probability given to the predicted class, 0 to 1
 * @param png the picture as a PNG file's bytes, handed over and not copied; some 100 pixels a side are enough
 */
public record ReportImage(String id, int actual, int predicted, float confidence, byte[] png) {}
