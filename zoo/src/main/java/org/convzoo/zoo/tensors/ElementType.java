package org.convzoo.zoo.tensors;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** How one number lies in a file; the names are those of safetensors. */
public enum ElementType {
    F64(8),
    F32(4),
    F16(2),
    BF16(2),
    I64(8),
    I32(4),
    I16(2),
    I8(1),
    U64(8),
    U32(4),
    U16(2),
    U8(1),
    BOOL(1);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    /**
     * Converts as many elements as {@code into} has room for, from the start of {@code from}, which has the file's byte order.
     *
     * @throws ArithmeticException if a float cannot hold a number: an integer that is not exact, a double out of range
     */
    void toFloats(ByteBuffer from, FloatBuffer into) {
        int count = into.remaining();
        if (this == F32) {
            into.put(from.slice(0, count * bytes).order(from.order()).asFloatBuffer());
            return;
        }
        for (int i = 0; i < count; i++) {
            into.put(floatAt(from, i * bytes));
        }
    }

    /**
     * One element as a float.
     *
     * @param at its first byte in {@code from}
     * @throws ArithmeticException as {@link #toFloats}
     */
    float floatAt(ByteBuffer from, int at) {
        return switch (this) {
            case F64 -> inRange(from.getDouble(at));
            case F32 -> from.getFloat(at);
            case F16 -> half(from.getShort(at));
            case BF16 -> Float.intBitsToFloat(from.getShort(at) << 16);
            case I64 -> exact(from.getLong(at));
            case I32 -> exact(from.getInt(at));
            case I16 -> from.getShort(at);
            case I8 -> from.get(at);
            case U64 -> exactUnsigned(from.getLong(at));
            case U32 -> exact(Integer.toUnsignedLong(from.getInt(at)));
            case U16 -> Short.toUnsignedInt(from.getShort(at));
            case U8 -> Byte.toUnsignedInt(from.get(at));
            case BOOL -> from.get(at) == 0 ? 0 : 1;
        };
    }

    private static float inRange(double value) {
        float narrowed = (float) value;
        if (Float.isInfinite(narrowed) && !Double.isInfinite(value)) {
            throw new ArithmeticException(value + " is beyond the range of a 32-bit float");
        }
        return narrowed;
    }

    private static float exact(long value) {
        float narrowed = value;
        // The largest long rounds up to 2^63, which the way back would saturate to the largest long again.
        if ((long) narrowed != value || value == Long.MAX_VALUE) {
            throw new ArithmeticException(value + " is an integer that a 32-bit float cannot hold exactly");
        }
        return narrowed;
    }

    private static float exactUnsigned(long value) {
        if (value < 0) {
            throw new ArithmeticException(
                    Long.toUnsignedString(value) + " is an integer that a 32-bit float cannot hold exactly");
        }
        return exact(value);
    }

    /** IEEE 754 binary16 to binary32; every value is exact, NaN keeps its payload. */
    private static float half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = (bits >> 10) & 0x1f;
        int mantissa = bits & 0x3ff;
        return switch (exponent) {
            // Subnormal: mantissa * 2^-24 is a normal float.
            case 0 -> Math.copySign(mantissa * 0x1p-24f, Float.intBitsToFloat(sign));
            case 0x1f -> Float.intBitsToFloat(sign | 0x7f800000 | mantissa << 13);
            default -> Float.intBitsToFloat(sign | (exponent + 112) << 23 | mantissa << 13);
        };
    }
}
