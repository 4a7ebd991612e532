package org.convzoo.zoo.blueprint;

import org.convzoo.zoo.arithmetic.Rounding;

/**
 * A shortcut without parameters: every {@code stride}-th pixel, and zeros for the channels that are new (He et al.
 * 2015, arXiv:1512.03385, section 4.1, option A).
 *
 * @param channels of the output
 */
public record PaddedShortcut(int stride, int channels) implements LayerSpec {

    @Override
    public String kind() {
        return "zero-padded shortcut";
    }

    @Override
    public String windowText() {
        return "1x1/" + stride;
    }

    @Override
    public Shape output(Shape input) {
        return Window.of(1).stride(stride).positions(input, channels, Rounding.DOWN);
    }
}
