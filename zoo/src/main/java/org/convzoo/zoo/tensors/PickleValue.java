package org.convzoo.zoo.tensors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a pickle may consist of: plain values, tensors, and things that are carried along without a meaning. */
sealed interface PickleValue {

    record Text(String value) implements PickleValue {}

    record Whole(long value) implements PickleValue {}

    record Real(double value) implements PickleValue {}

    /** A byte string, or the little-endian two's complement of an integer that is too long for a {@code long}. */
    record Bytes(byte[] value) implements PickleValue {}

    record Tuple(List<PickleValue> values) implements PickleValue {}

    /** A list; its elements are added while the pickle is read, and it may even come to hold itself. */
    record Sequence(List<PickleValue> values) implements PickleValue {
        Sequence() {
            this(new ArrayList<>(0));
        }
    }

    /** A dictionary, of which the entries with text as their key are kept: no tensor has another name. */
    record Dictionary(Map<String, PickleValue> values) implements PickleValue {
        Dictionary() {
            this(new LinkedHashMap<>());
        }
    }

    /** A constructor of the allow-list, not yet called. */
    record Constructor(String name) implements PickleValue {}

    /** Something that was built without being needed here, such as a training run's arguments; nothing in it is kept. */
    record Inert(String type) implements PickleValue {}

    /** A tensor as a view of a storage. */
    record StoredTensor(StoragePart storage, long offset, List<Long> shape, List<Long> strides)
            implements PickleValue {}

    /**
     * Numbers that lie apart from the pickle.
     *
     * @param key of the storage
     * @param first number of it that belongs to the part
     * @param length of the part in numbers
     */
    record StoragePart(String key, ElementType type, long first, long length) implements PickleValue {}

    enum Constant implements PickleValue {
        NONE,
        TRUE,
        FALSE
    }
}
