package org.convzoo.data;

import org.jspecify.annotations.Nullable;

/** Images that are nothing but labels and groups. */
record GroupedImages(int[] labels, @Nullable String[] groups) implements LabelledImages {

    /** Each in no group. */
    static GroupedImages alone(int... labels) {
        return new GroupedImages(labels, new @Nullable String[labels.length]);
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public int label(int index) {
        return labels[index];
    }

    @Override
    public String id(int index) {
        return "image " + index;
    }

    @Override
    public @Nullable String group(int index) {
        return groups[index];
    }

    @Override
    public RawImage read(int index) {
        throw new UnsupportedOperationException("a division looks at no pixel");
    }
}
