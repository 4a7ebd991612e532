package org.convzoo.zoo.tensors;

import io.jhdf.Constants;
import io.jhdf.FractalHeap;
import io.jhdf.GroupSymbolTableNode;
import io.jhdf.LocalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.SymbolTableEntry;
import io.jhdf.btree.BTreeV1;
import io.jhdf.btree.record.AttributeNameForIndexedAttributesRecord;
import io.jhdf.btree.record.LinkNameForIndexedGroupRecord;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.object.message.LinkInfoMessage;
import io.jhdf.object.message.LinkMessage;
import io.jhdf.object.message.SymbolTableMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A group or an array: its header, what is linked from it and what is attached to it. */
final class HdfObject {

    private static final int MOST_LINKS = 1 << 16;
    private static final int LONGEST_NAME = 1024;

    private final HdfStorage storage;
    private final ObjectHeader header;
    private final Map<String, HdfLink> links = new HashMap<>();
    private final Map<String, AttributeMessage> attributes = new HashMap<>();

    HdfObject(HdfStorage storage, long address) {
        this.storage = storage;
        this.header = ObjectHeader.readObjectHeader(storage, address);
        if (header.hasMessageOfType(SymbolTableMessage.class)) {
            readTable(header.getMessageOfType(SymbolTableMessage.class));
        }
        header.getMessagesOfType(LinkMessage.class).forEach(this::add);
        if (header.hasMessageOfType(LinkInfoMessage.class)) {
            readDenseLinks(header.getMessageOfType(LinkInfoMessage.class));
        }
        header.getMessagesOfType(AttributeMessage.class).forEach(this::add);
        if (header.hasMessageOfType(AttributeInfoMessage.class)) {
            readDenseAttributes(header.getMessageOfType(AttributeInfoMessage.class));
        }
    }

    ObjectHeader header() {
        return header;
    }

    /** By name. */
    Map<String, HdfLink> links() {
        return links;
    }

    /** By name. */
    Map<String, AttributeMessage> attributes() {
        return attributes;
    }

    /** Links as files before HDF5 1.8 hold them, and those after it that must be readable by the older. */
    private void readTable(SymbolTableMessage table) {
        ByteBuffer names = new LocalHeap(storage, table.getLocalHeapAddress()).getDataBuffer();
        for (long node :
                BTreeV1.createGroupBTree(storage, table.getBTreeAddress()).getChildAddresses()) {
            for (SymbolTableEntry entry : new GroupSymbolTableNode(storage, node).getSymbolTableEntries()) {
                add(
                        text(names, entry.getLinkNameOffset()),
                        entry.getCacheType() == 2
                                ? new HdfLink.Soft(text(names, entry.getLinkValueOffset()))
                                : new HdfLink.Hard(entry.getObjectHeaderAddress()));
            }
        }
    }

    private String text(ByteBuffer names, int start) {
        int end = start;
        while (names.get(end) != 0) {
            if (++end - start > LONGEST_NAME) {
                throw storage.damaged("a name in it has more than " + LONGEST_NAME + " bytes");
            }
        }
        byte[] text = new byte[end - start];
        names.get(start, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private void readDenseLinks(LinkInfoMessage info) {
        if (info.getBTreeNameIndexAddress() == Constants.UNDEFINED_ADDRESS) {
            return;
        }
        FractalHeap heap = HdfHeap.open(storage, info.getFractalHeapAddress());
        for (LinkNameForIndexedGroupRecord found :
                HdfHeap.<LinkNameForIndexedGroupRecord>index(storage, info.getBTreeNameIndexAddress())) {
            add(LinkMessage.fromBuffer(heap.getId(found.getId()), storage.getSuperblock()));
        }
    }

    private void readDenseAttributes(AttributeInfoMessage info) {
        if (info.getFractalHeapAddress() == Constants.UNDEFINED_ADDRESS) {
            return;
        }
        FractalHeap heap = HdfHeap.open(storage, info.getFractalHeapAddress());
        for (AttributeNameForIndexedAttributesRecord found :
                HdfHeap.<AttributeNameForIndexedAttributesRecord>index(storage, info.getAttributeNameBTreeAddress())) {
            add(new AttributeMessage(heap.getId(found.getHeapId()), storage, found.getFlags()));
        }
    }

    private void add(LinkMessage link) {
        add(
                link.getLinkName(),
                switch (link.getLinkType()) {
                    case HARD -> new HdfLink.Hard(link.getHardLinkAddress());
                    case SOFT -> new HdfLink.Soft(link.getSoftLink());
                    case EXTERNAL -> new HdfLink.External(link.getExternalFile());
                });
    }

    private void add(String name, HdfLink link) {
        if (links.put(name, link) != null) {
            throw storage.damaged("a group in it has the name " + WeightFileProblems.shortened(name) + " twice");
        }
        if (links.size() > MOST_LINKS) {
            throw storage.damaged("a group in it has more than " + MOST_LINKS + " members");
        }
    }

    private void add(AttributeMessage attribute) {
        if (attributes.put(attribute.getName(), attribute) != null) {
            throw storage.damaged("something in it has the attribute "
                    + WeightFileProblems.shortened(attribute.getName()) + " twice");
        }
    }
}
