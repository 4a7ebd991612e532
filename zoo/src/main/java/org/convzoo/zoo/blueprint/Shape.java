package org.convzoo.zoo.blueprint;

/** What flows from one layer to the next for one image: {@code [channels, height, width]}; vectors are {@code [n, 1, 1]}. */
public record Shape(int channels, int height, int width) {

    public static Shape vector(int length) {
        return new Shape(length, 1, 1);
    }

    public long size() {
        return (long) channels * height * width;
    }

    public boolean isVector() {
        return height == 1 && width == 1;
    }

    /** All three sizes, whether it is a vector or not: {@code 1x1x512}. */
    public String asMap() {
        return height + "x" + width + "x" + channels;
    }

    /** As the lectures write it: {@code 28x28x6}; a plain number for a vector. */
    @Override
    public String toString() {
        return isVector() ? Integer.toString(channels) : asMap();
    }
}
