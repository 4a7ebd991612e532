package org.convzoo.zoo.tensors;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * One array of a weight file, known without its values.
 *
 * @param name as the file has it
 * @param type of the elements in the file
 * @param shape row-major; empty for a scalar
 */
public record TensorEntry(String name, ElementType type, List<Long> shape) {

    public TensorEntry {
        shape = List.copyOf(shape);
    }

    /**
     * How many elements the shape stands for; 1 for a scalar.
     *
     * @throws ArithmeticException if no such array fits into an address space
     */
    public long elements() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    /** @throws IllegalArgumentException if the buffer has room for more or fewer elements */
    void requireRoom(FloatBuffer into) {
        if (into.remaining() != elements()) {
            throw new IllegalArgumentException(
                    "the buffer has room for " + into.remaining() + " elements, but " + this + " has " + elements());
        }
    }

    /** As messages show it: {@code features.0.weight F16 [64, 3, 3, 3]}. */
    @Override
    public String toString() {
        return name + " " + type + " " + shape;
    }
}
