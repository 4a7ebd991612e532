package org.convzoo.data.jpeg;

/**
 * The samples of a component.
 *
 * @param samples in whole blocks, [rows of the blocks, stride]
 * @param stride samples in a row
 * @param height rows that belong to the image
 * @param width samples of a row that belong to the image
 */
record Plane(byte[] samples, int stride, int height, int width) {

    /** Writes a row of the image, at full width where the plane has as many samples. */
    void copyRow(int row, int[] target) {
        for (int column = 0; column < width; column++) {
            target[column] = samples[row * stride + column] & 0xFF;
        }
    }

    /**
     * Writes a row of an image that has twice as many pixels in a row: three parts of the nearer sample to one of the
     * farther, as libjpeg's smooth upsampling rounds; narrow planes are repeated.
     */
    void widenRow(int row, int[] target) {
        int from = row * stride;
        if (width <= 2) {
            repeat(from, target);
            return;
        }
        int here = samples[from] & 0xFF;
        int next = samples[from + 1] & 0xFF;
        target[0] = here;
        target[1] = 3 * here + next + 2 >> 2;
        for (int column = 1; column < width - 1; column++) {
            int before = here;
            here = next;
            next = samples[from + column + 1] & 0xFF;
            target[2 * column] = 3 * here + before + 1 >> 2;
            target[2 * column + 1] = 3 * here + next + 2 >> 2;
        }
        target[2 * width - 2] = 3 * next + here + 1 >> 2;
        target[2 * width - 1] = next;
    }

    /** Writes a row of an image that has twice as many pixels in a row and twice as many rows. */
    void enlargeRow(int row, int[] target) {
        int near = row / 2 * stride;
        if (width <= 2) {
            repeat(near, target);
            return;
        }
        int other = row % 2 == 0 ? Math.max(row / 2 - 1, 0) : Math.min(row / 2 + 1, height - 1);
        int far = other * stride;
        int here = 3 * (samples[near] & 0xFF) + (samples[far] & 0xFF);
        int next = 3 * (samples[near + 1] & 0xFF) + (samples[far + 1] & 0xFF);
        target[0] = 4 * here + 8 >> 4;
        target[1] = 3 * here + next + 7 >> 4;
        for (int column = 1; column < width - 1; column++) {
            int before = here;
            here = next;
            next = 3 * (samples[near + column + 1] & 0xFF) + (samples[far + column + 1] & 0xFF);
            target[2 * column] = 3 * here + before + 8 >> 4;
            target[2 * column + 1] = 3 * here + next + 7 >> 4;
        }
        target[2 * width - 2] = 3 * next + here + 8 >> 4;
        target[2 * width - 1] = 4 * next + 7 >> 4;
    }

    private void repeat(int from, int[] target) {
        for (int column = 0; column < 2 * width; column++) {
            target[column] = samples[from + column / 2] & 0xFF;
        }
    }
}
