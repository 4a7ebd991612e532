package org.convzoo.data;

import java.util.Arrays;
import java.util.Set;
import org.convzoo.configs.UserException;

/**
 * Images of one grey level each: image i is all i modulo 256 and of class i modulo {@code classes}. Those in
 * {@code broken} cannot be read.
 */
record FakeImages(int size, int side, int classes, Set<Integer> broken) implements LabelledImages {

    static FakeImages of(int size) {
        return new FakeImages(size, 2, 3, Set.of());
    }

    @Override
    public int label(int index) {
        return index % classes;
    }

    @Override
    public String id(int index) {
        return "fake/" + index;
    }

    @Override
    public RawImage read(int index) {
        if (broken.contains(index)) {
            throw UserException.failed("image fake/" + index + " is broken");
        }
        byte[] pixels = new byte[side * side];
        Arrays.fill(pixels, (byte) index);
        return new RawImage(side, side, 1, pixels);
    }
}
