package org.convzoo.zoo.tensors;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The groups of a file, found by path. Links are followed inside the file alone. */
final class HdfTree {

    private static final int MOST_PARTS = 64;
    private static final int MOST_SOFT_LINKS = 16;

    private final HdfStorage storage;
    private final HdfText text;
    private final Map<Long, HdfObject> objects = new HashMap<>();
    private int softLinksLeft;

    HdfTree(HdfStorage storage) {
        this.storage = storage;
        this.text = new HdfText(storage);
    }

    HdfObject root() {
        return at(storage.rootAddress());
    }

    private HdfObject at(long address) {
        HdfObject known = objects.get(address);
        if (known == null) {
            known = new HdfObject(storage, address);
            objects.put(address, known);
        }
        return known;
    }

    /** What lies at a path below a group; null if there is no such thing. */
    @Nullable
    HdfObject find(HdfObject group, String path) {
        softLinksLeft = MOST_SOFT_LINKS;
        return walk(group, path);
    }

    private @Nullable HdfObject walk(HdfObject group, String path) {
        String[] parts = path.split("/", MOST_PARTS + 1);
        if (parts.length > MOST_PARTS) {
            throw storage.damaged("a path in it has more than " + MOST_PARTS + " parts");
        }
        HdfObject here = path.startsWith("/") ? root() : group;
        for (String part : parts) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            HdfLink link = here.links().get(part);
            HdfObject next = link == null ? null : follow(here, link);
            if (next == null) {
                return null;
            }
            here = next;
        }
        return here;
    }

    private @Nullable HdfObject follow(HdfObject group, HdfLink link) {
        if (link instanceof HdfLink.Hard hard) {
            return at(hard.address());
        }
        if (link instanceof HdfLink.Soft soft) {
            if (softLinksLeft-- == 0) {
                throw storage.damaged("a path in it, " + WeightFileProblems.shortened(soft.path()) + ", has more than "
                        + MOST_SOFT_LINKS + " soft links");
            }
            return walk(group, soft.path());
        }
        throw storage.refused(
                "it refers to another file, " + WeightFileProblems.shortened(((HdfLink.External) link).file()),
                "copy it with h5repack or save the weights again, so that one file holds them");
    }

    /** The texts of an attribute; null if there is none of this name. */
    @Nullable
    List<String> texts(HdfObject object, String attribute) {
        var found = object.attributes().get(attribute);
        return found == null ? null : text.read(found);
    }
}
