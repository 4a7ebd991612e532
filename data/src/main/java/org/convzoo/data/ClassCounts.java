package org.convzoo.data;

/** How many images each class has. */
public final class ClassCounts {

    private ClassCounts() {}

    /** One count for each label up to the largest. */
    public static int[] of(LabelledImages images) {
        int classes = 0;
        for (int index = 0; index < images.size(); index++) {
            classes = Math.max(classes, images.label(index) + 1);
        }
        int[] counts = new int[classes];
        for (int index = 0; index < images.size(); index++) {
            counts[images.label(index)]++;
        }
        return counts;
    }
}
