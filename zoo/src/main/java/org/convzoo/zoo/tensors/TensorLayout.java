package org.convzoo.zoo.tensors;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import org.convzoo.zoo.tensors.PickleValue.StoredTensor;

/** How a tensor's elements lie in its storage: offset, shape and strides, all counted in elements. */
final class TensorLayout {

    private TensorLayout() {}

    /**
     * Compares a tensor with its storage.
     *
     * @return what is wrong, or empty
     */
    static Optional<String> flaw(StoredTensor tensor) {
        long storage = tensor.storage().length();
        if (tensor.shape().size() != tensor.strides().size()) {
            return Optional.of("has " + tensor.shape().size() + " sizes, but "
                    + tensor.strides().size() + " strides");
        }
        try {
            if (Math.addExact(tensor.offset(), span(tensor)) > storage) {
                return Optional.of("reaches beyond the " + storage + " elements of its storage");
            }
            // A stride of zero could make a few bytes stand for any number of elements.
            if (elements(tensor.shape()) > storage) {
                return Optional.of("repeats the " + storage + " elements of its storage instead of being contiguous()");
            }
        } catch (ArithmeticException beyondLong) {
            return Optional.of("is larger than any file");
        }
        return Optional.empty();
    }

    /** How many elements of the storage lie from the first to the last one of the tensor. */
    static long span(StoredTensor tensor) {
        long last = 0;
        for (int i = 0; i < tensor.shape().size(); i++) {
            long size = tensor.shape().get(i);
            if (size == 0) {
                return 0;
            }
            last = Math.addExact(
                    last, Math.multiplyExact(size - 1, tensor.strides().get(i)));
        }
        return Math.addExact(last, 1);
    }

    /** Whether the elements lie one after the other, the last index fastest. */
    static boolean contiguous(StoredTensor tensor) {
        long expected = 1;
        for (int i = tensor.shape().size() - 1; i >= 0; i--) {
            long size = tensor.shape().get(i);
            if (size != 1 && tensor.strides().get(i) != expected) {
                return false;
            }
            expected *= size;
        }
        return true;
    }

    /**
     * Brings the elements into row-major order.
     *
     * @param span the bytes of the tensor's span
     */
    static void gather(StoredTensor tensor, ByteBuffer span, FloatBuffer into) {
        ElementType type = tensor.storage().type();
        int dimensions = tensor.shape().size();
        long[] index = new long[dimensions];
        long element = 0;
        while (into.hasRemaining()) {
            into.put(type.floatAt(span, Math.toIntExact(element * type.bytes())));
            for (int i = dimensions - 1; i >= 0; i--) {
                element += tensor.strides().get(i);
                if (++index[i] < tensor.shape().get(i)) {
                    break;
                }
                element -= tensor.strides().get(i) * index[i];
                index[i] = 0;
            }
        }
    }

    private static long elements(List<Long> shape) {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }
}
