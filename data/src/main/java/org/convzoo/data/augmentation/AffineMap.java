package org.convzoo.data.augmentation;

/**
 * Where the pixels of an image that is turned, moved, scaled and sheared come from: the inverse of
 * translation x centre x rotation x scale x shear x centre^-1, as torchvision composes them.
 */
final class AffineMap {

    private AffineMap() {}

    /**
     * The map for {@link Warp#affine}.
     *
     * @param target receives a, b, c, d, e, f
     * @param degrees clockwise
     * @param shearX degrees along x
     * @param shearY degrees along y
     */
    static void write(
            double[] target,
            double centreX,
            double centreY,
            double degrees,
            double moveX,
            double moveY,
            double scale,
            double shearX,
            double shearY) {
        double turn = Math.toRadians(degrees);
        double tanX = Math.tan(Math.toRadians(shearX));
        double alongY = Math.toRadians(shearY);
        double a = Math.cos(turn - alongY) / Math.cos(alongY);
        double b = -a * tanX - Math.sin(turn);
        double c = Math.sin(turn - alongY) / Math.cos(alongY);
        double d = -c * tanX + Math.cos(turn);
        // the determinant of rotation and shear is 1
        target[0] = d / scale;
        target[1] = -b / scale;
        target[3] = -c / scale;
        target[4] = a / scale;
        target[2] = target[0] * (-centreX - moveX) + target[1] * (-centreY - moveY) + centreX;
        target[5] = target[3] * (-centreX - moveX) + target[4] * (-centreY - moveY) + centreY;
    }
}
