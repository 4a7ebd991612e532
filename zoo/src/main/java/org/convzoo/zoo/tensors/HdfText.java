package org.convzoo.zoo.tensors;

import io.jhdf.GlobalHeap;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import io.jhdf.object.message.AttributeMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The texts of an attribute: of one length, as NumPy's byte strings are, or each of its own. */
final class HdfText {

    private static final int MOST_TEXTS = 1 << 16;
    private static final int LARGEST = 64 << 20;

    private final HdfStorage storage;
    private final Map<Long, GlobalHeap> heaps = new HashMap<>();

    HdfText(HdfStorage storage) {
        this.storage = storage;
    }

    /** In order; none for an attribute without elements, whatever their type. */
    List<String> read(AttributeMessage attribute) {
        long count = attribute.getDataSpace().getTotalLength();
        if (count == 0) {
            return List.of();
        }
        if (count < 0 || count > MOST_TEXTS) {
            throw storage.damaged("its attribute " + attribute.getName() + " claims " + count + " texts; at most "
                    + MOST_TEXTS + " are read");
        }
        ByteBuffer data = attribute.getDataBuffer();
        if (data == null) {
            throw storage.damaged("its attribute " + attribute.getName() + " has no data");
        }
        List<String> texts = new ArrayList<>((int) count);
        long characters = 0;
        for (int i = 0; i < count; i++) {
            ByteBuffer text = next(attribute, data);
            characters += text.remaining();
            if (characters > LARGEST) {
                throw storage.damaged(
                        "its attribute " + attribute.getName() + " has more than " + LARGEST + " bytes of text");
            }
            // ASCII is what many claim; UTF-8 is what it may be
            texts.add(StandardCharsets.UTF_8.decode(text).toString());
        }
        return texts;
    }

    private ByteBuffer next(AttributeMessage attribute, ByteBuffer data) {
        DataType type = attribute.getDataType();
        if (type instanceof StringData string) {
            ByteBuffer text = data.slice(data.position(), string.getSize());
            data.position(data.position() + string.getSize());
            string.getStringPaddingHandler().setBufferLimit(text);
            return text;
        }
        if (type instanceof VariableLength variable && variable.isVariableLengthString()) {
            int length = data.getInt();
            long heap = data.getLong();
            int index = data.getInt();
            if (length == 0) {
                return ByteBuffer.allocate(0);
            }
            return heaps.computeIfAbsent(heap, address -> new GlobalHeap(storage, address))
                    .getObjectData(index)
                    .limit(length);
        }
        throw storage.damaged("its attribute " + attribute.getName() + " is no text but "
                + type.getClass().getSimpleName());
    }
}
