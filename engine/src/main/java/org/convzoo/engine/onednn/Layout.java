package org.convzoo.engine.onednn;

import java.util.Arrays;
import org.bytedeco.dnnl.memory;

/** How the elements of an array lie in memory: its shape, its number type and oneDNN's descriptor of the order. */
record Layout(long[] shape, ElementType type, memory.desc descriptor) {

    /** The order is left to the primitive. */
    static Layout any(ElementType type, long... shape) {
        return new Layout(shape, type, new memory.desc(shape, type.code(), memory.format_tag.any));
    }

    /** Row by row, the last index fastest. */
    static Layout plain(ElementType type, long... shape) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return strided(type, shape, strides);
    }

    static Layout strided(ElementType type, long[] shape, long[] strides) {
        return new Layout(shape, type, new memory.desc(shape, type.code(), strides));
    }

    /** What a primitive has chosen for an array of this shape. */
    static Layout chosen(memory.desc descriptor, ElementType type, long... shape) {
        return new Layout(shape, type, descriptor);
    }

    /** A box of an array that has this layout. */
    Layout part(long[] size, long[] offset) {
        return new Layout(size, type, descriptor.submemory_desc(size, offset));
    }

    boolean matches(Layout other) {
        return descriptor.equals(other.descriptor);
    }

    long bytes() {
        return descriptor.get_size();
    }

    long elements() {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }
}
