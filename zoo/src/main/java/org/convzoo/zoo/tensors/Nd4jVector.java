package org.convzoo.zoo.tensors;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Nd4j.write} puts before the elements of a vector: for its shape and then for its elements a way of
 * allocation, a count and a type, all big-endian. Since 1.0.0-beta the count has 64 bits, before that 32, and the way of
 * allocation tells which.
 *
 * @param type of the elements
 * @param elements how many follow
 * @param bytes that were read before them
 */
record Nd4jVector(ElementType type, long elements, int bytes) {

    /** Of a shape: the rank, for each dimension a size and a stride, and three numbers more. */
    private static final int LONGEST_SHAPE = 2 * 32 + 4;

    /** Whether counts have 64 bits. */
    private static final Map<String, Boolean> ALLOCATIONS =
            Map.of("DIRECT", false, "HEAP", false, "JAVACPP", false, "LONG_SHAPE", true, "MIXED_DATA_TYPES", true);

    private static final Map<String, ElementType> TYPES = Map.of(
            "DOUBLE", ElementType.F64,
            "FLOAT", ElementType.F32,
            "HALF", ElementType.F16,
            "BFLOAT16", ElementType.BF16,
            "LONG", ElementType.I64,
            "INT", ElementType.I32);

    /** What precedes numbers: how many, of which type. */
    private record Block(ElementType type, long count, int bytes) {}

    static Nd4jVector read(DataInputStream in, WeightFileProblems problems) throws IOException {
        Block shape = block(in, problems);
        boolean wide = shape.type() == ElementType.I64;
        if (!wide && shape.type() != ElementType.I32 || shape.count() < 4 || shape.count() > LONGEST_SHAPE) {
            throw problems.damaged("a shape in it has " + shape.count() + " elements of type " + shape.type());
        }
        long[] numbers = new long[(int) shape.count()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = wide ? in.readLong() : in.readInt();
        }
        Block data = block(in, problems);
        requireVector(numbers, data.count(), problems);
        return new Nd4jVector(
                data.type(),
                data.count(),
                shape.bytes() + numbers.length * shape.type().bytes() + data.bytes());
    }

    private static Block block(DataInputStream in, WeightFileProblems problems) throws IOException {
        String allocation = in.readUTF();
        @Nullable Boolean wide = ALLOCATIONS.get(allocation);
        if (wide == null) {
            throw problems.damaged("an array in it is allocated as " + WeightFileProblems.shortened(allocation));
        }
        long count = wide ? in.readLong() : in.readInt();
        String name = in.readUTF();
        @Nullable ElementType type = TYPES.get(name);
        if (type == null) {
            throw problems.damaged("an array in it has elements of type " + WeightFileProblems.shortened(name));
        }
        // Both texts are ASCII now, each after its length in two bytes.
        return new Block(type, count, 4 + allocation.length() + name.length() + (wide ? Long.BYTES : Integer.BYTES));
    }

    /** All dimensions but one are 1, so that the order of the elements does not matter. */
    private static void requireVector(long[] shape, long elements, WeightFileProblems problems) {
        long rank = shape[0];
        boolean fits = rank >= 0 && 2 * rank + 4 == shape.length && elements >= 1;
        boolean found = elements == 1;
        for (int i = 1; fits && i <= rank; i++) {
            fits = shape[i] == 1 || shape[i] == elements && !found;
            found |= shape[i] == elements;
        }
        if (!fits || !found) {
            throw problems.damaged("its parameters are " + elements + " numbers of a shape that is no vector's");
        }
    }
}
