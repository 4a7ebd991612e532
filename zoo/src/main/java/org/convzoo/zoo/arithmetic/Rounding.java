package org.convzoo.zoo.arithmetic;

/** What becomes of a number of positions that is not whole. */
public enum Rounding {
    /** Only whole windows count; the rest of the map is not seen. */
    DOWN,
    /**
     * A last window may reach past the end, as long as it starts inside the input or the padding before it: Caffe's rule, and that of
     * PyTorch's {@code ceil_mode}.
     */
    UP
}
