package org.convzoo.zoo.tensors;

import io.jhdf.ObjectHeader;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.CompactDataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * An array whose size has been checked in every respect, and where its elements lie.
 *
 * @param bytes of all elements
 */
record HdfArray(TensorEntry entry, long bytes, HdfLayout layout) {

    private static final int LARGEST_RANK = 32;

    static HdfArray of(HdfStorage storage, HdfObject object, String name) {
        ObjectHeader header = object.header();
        if (!header.hasMessageOfType(DataSpaceMessage.class)) {
            throw storage.damaged(name + " is a group; it should be an array");
        }
        DataType type = header.getMessageOfType(DataTypeMessage.class).getDataType();
        HdfElements elements = HdfElements.of(type);
        if (elements == null) {
            throw storage.refused(
                    name + " has elements of the type " + type.getClass().getSimpleName() + " with " + type.getSize()
                            + " bytes",
                    "save the weights as float32");
        }
        long[] shape =
                header.getMessageOfType(DataSpaceMessage.class).getDataSpace().getDimensionsAsLong();
        long bytes = bytes(storage, name, shape, elements.type());
        TensorEntry entry = new TensorEntry(
                name, elements.type(), Arrays.stream(shape).boxed().toList());
        return new HdfArray(entry, bytes, layout(storage, header, entry, bytes, elements));
    }

    private static long bytes(HdfStorage storage, String name, long[] shape, ElementType type) {
        long bytes = shape.length > LARGEST_RANK ? -1 : type.bytes();
        for (long size : shape) {
            boolean fits = bytes >= 0 && size >= 0 && (size == 0 || bytes <= Long.MAX_VALUE / size);
            bytes = fits ? bytes * size : -1;
        }
        if (bytes < 0) {
            throw storage.damaged(name + " has the shape " + Arrays.toString(shape));
        }
        return bytes;
    }

    private static HdfLayout layout(
            HdfStorage storage, ObjectHeader header, TensorEntry entry, long bytes, HdfElements elements) {
        DataLayoutMessage layout = header.getMessageOfType(DataLayoutMessage.class);
        if (layout instanceof ContiguousDataLayoutMessage contiguous) {
            // An address that is not defined, where nothing was ever written, is negative.
            if (bytes > 0 && !storage.holds(contiguous.getAddress(), bytes)) {
                throw storage.damaged(entry + " needs " + bytes + " bytes from byte " + contiguous.getAddress()
                        + " on, which are not there");
            }
            return new HdfLayout.Contiguous(storage.data(), storage.position(contiguous.getAddress()), elements);
        }
        if (layout instanceof CompactDataLayoutMessage compact) {
            ByteBuffer inside = compact.getDataBuffer();
            if (inside.remaining() < bytes) {
                throw storage.damaged(entry + " needs " + bytes + " bytes and has " + inside.remaining());
            }
            byte[] kept = new byte[(int) bytes];
            inside.get(kept);
            return new HdfLayout.Compact(kept, elements);
        }
        if (layout instanceof ChunkedDataLayoutMessage chunked) {
            List<FilterInfo> filters = header.getMessagesOfType(FilterPipelineMessage.class).stream()
                    .flatMap(message -> message.getFilters().stream())
                    .toList();
            return HdfChunks.of(storage, chunked, filters, entry, elements);
        }
        throw storage.refused(
                entry + " is stored in chunks with an index that only the newest HDF5 knows",
                "save the weights with Keras's own settings");
    }
}
