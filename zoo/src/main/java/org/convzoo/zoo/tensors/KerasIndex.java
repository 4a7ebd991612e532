package org.convzoo.zoo.tensors;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the arrays of a file of Keras, in the order of its layers and of each layer's weights. */
final class KerasIndex {

    /**
     * What was found.
     *
     * @param arrays by the names that {@link KerasNames} gives them
     * @param metadata what is known about the model
     */
    record Contents(Map<String, HdfArray> arrays, Map<String, String> metadata) {}

    private static final int MOST_ARRAYS = 1 << 16;
    private static final int LONGEST_NAME = 256;
    /** All arrays together, decompressed, against the file: trained weights hardly shrink. */
    private static final long LARGEST_RATIO = 64;

    private static final long ALWAYS_ALLOWED = 16 << 20;

    private static final List<String> ABOUT_THE_MODEL = List.of("keras_version", "backend", "model_config");

    private final HdfStorage storage;
    private final HdfTree tree;
    private final Map<String, HdfArray> arrays = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private long bytes;

    private KerasIndex(HdfStorage storage) {
        this.storage = storage;
        this.tree = new HdfTree(storage);
    }

    static Contents read(HdfStorage storage) {
        KerasIndex index = new KerasIndex(storage);
        index.read();
        return new Contents(Collections.unmodifiableMap(index.arrays), Collections.unmodifiableMap(index.metadata));
    }

    private void read() {
        HdfObject root = tree.root();
        HdfObject whole = tree.find(root, "model_weights");
        HdfObject weights = whole == null ? root : whole;
        readMetadata(weights);
        readMetadata(root);
        List<String> layers = names(weights, "layer_names");
        if (layers == null) {
            throw strange(root);
        }
        for (String layer : layers) {
            readLayer(weights, layer);
        }
        if (arrays.isEmpty()) {
            throw storage.damaged("none of its " + layers.size() + " layers has weights");
        }
    }

    private void readMetadata(HdfObject object) {
        for (String key : ABOUT_THE_MODEL) {
            List<String> texts = tree.texts(object, key);
            if (texts != null && texts.size() == 1) {
                metadata.put(key, texts.get(0));
            }
        }
    }

    private RuntimeException strange(HdfObject root) {
        if (root.links().containsKey("layers")) {
            return storage.refused(
                    "its weights have numbers for names, as Keras 3 writes .weights.h5",
                    "save the whole model as name.h5 instead: model.save(\"name.h5\")");
        }
        return storage.refused("it is HDF5, but has no layer_names as Keras writes them", "give another file");
    }

    private void readLayer(HdfObject weights, String layer) {
        HdfObject group = tree.find(weights, layer);
        if (group == null) {
            throw storage.damaged("it names the layer " + layer + " and does not have it");
        }
        List<String> paths = names(group, "weight_names");
        if (paths == null) {
            throw storage.damaged("its layer " + layer + " has no weight_names");
        }
        List<String> names = KerasNames.of(layer, paths);
        for (int i = 0; i < names.size(); i++) {
            HdfObject found = tree.find(group, paths.get(i));
            if (found == null) {
                throw storage.damaged("it names " + layer + "/" + paths.get(i) + " and does not have it");
            }
            add(HdfArray.of(storage, found, names.get(i)));
        }
    }

    private void add(HdfArray array) {
        if (arrays.put(array.entry().name(), array) != null) {
            throw storage.damaged("it has " + array.entry().name() + " twice");
        }
        if (arrays.size() > MOST_ARRAYS) {
            throw storage.damaged("it has more than " + MOST_ARRAYS + " arrays");
        }
        bytes = Math.addExact(bytes, array.bytes());
        if (bytes > LARGEST_RATIO * storage.size() + ALWAYS_ALLOWED) {
            throw storage.refused(
                    "its " + storage.size() + " bytes claim to hold more than " + LARGEST_RATIO + " times as many",
                    "save the weights without compression");
        }
    }

    /** A list of names, which Keras splits into {@code name0, name1, …} when it is long; null if there is none. */
    private @Nullable List<String> names(HdfObject object, String attribute) {
        List<String> names = tree.texts(object, attribute);
        if (names == null) {
            names = parts(object, attribute);
        }
        for (String name : names == null ? List.<String>of() : names) {
            if (name.isEmpty() || name.length() > LONGEST_NAME) {
                throw storage.damaged("its " + attribute + " have a name of " + name.length() + " characters; 1 to "
                        + LONGEST_NAME + " are allowed");
            }
        }
        return names;
    }

    private @Nullable List<String> parts(HdfObject object, String attribute) {
        List<String> first = tree.texts(object, attribute + 0);
        if (first == null) {
            return null;
        }
        List<String> joined = new ArrayList<>(first);
        for (int part = 1; ; part++) {
            List<String> next = tree.texts(object, attribute + part);
            if (next == null) {
                return joined;
            }
            joined.addAll(next);
        }
    }
}
