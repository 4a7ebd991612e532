package org.convzoo.zoo.tensors;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * How the elements of an array lie in the file.
 *
 * @param order of the bytes of one element
 */
record HdfElements(ElementType type, ByteOrder order) {

    /** Null for a type that no weight has. */
    static @Nullable HdfElements of(DataType type) {
        if (type instanceof FloatingPoint number) {
            ElementType found = floating(number);
            return found == null ? null : new HdfElements(found, number.getByteOrder());
        }
        if (type instanceof FixedPoint number) {
            ElementType found = integer(number);
            return found == null ? null : new HdfElements(found, number.getByteOrder());
        }
        return null;
    }

    /** IEEE 754 and bfloat16, told by where the exponent lies; the bit above it must be the sign. */
    private static @Nullable ElementType floating(FloatingPoint number) {
        int bits = 8 * number.getSize();
        boolean plain = number.getBitOffset() == 0
                && number.getBitPrecision() == bits
                && number.getSignLocation() == bits - 1
                && number.getExponentLocation() == number.getMantissaSize()
                && number.getExponentLocation() + number.getExponentSize() == bits - 1
                && number.getMantissaLocation() == 0
                && number.getExponentBias() == (1 << (number.getExponentSize() - 1)) - 1;
        if (!plain) {
            return null;
        }
        return switch (100 * number.getSize() + number.getExponentSize()) {
            case 811 -> ElementType.F64;
            case 408 -> ElementType.F32;
            case 205 -> ElementType.F16;
            case 208 -> ElementType.BF16;
            default -> null;
        };
    }

    private static @Nullable ElementType integer(FixedPoint number) {
        if (number.getBitOffset() != 0 || number.getBitPrecision() != 8 * number.getSize()) {
            return null;
        }
        return switch (number.getSize()) {
            case 8 -> number.isSigned() ? ElementType.I64 : ElementType.U64;
            case 4 -> number.isSigned() ? ElementType.I32 : ElementType.U32;
            case 2 -> number.isSigned() ? ElementType.I16 : ElementType.U16;
            case 1 -> number.isSigned() ? ElementType.I8 : ElementType.U8;
            default -> null;
        };
    }
}
