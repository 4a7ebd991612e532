package org.convzoo.training.features;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.FeatureCacheConfig;
import org.convzoo.configs.ImageSize;
import org.convzoo.data.FailureReason;
import org.convzoo.data.features.FeatureTable;
import org.convzoo.data.features.MemoryTables;
import org.convzoo.data.features.NoRoomException;
import org.convzoo.data.features.TableFolder;
import org.convzoo.data.features.TableKey;
import org.convzoo.data.features.TableLayout;
import org.convzoo.data.features.TableStore;
import org.convzoo.data.features.TableWriter;
import org.convzoo.training.StopSignal;
import org.jspecify.annotations.Nullable;

/**
 * Features that a network's frozen part computes of images: looked up, else computed and kept. The cache owns its tables:
 * it is closed when nobody looks at them any more.
 */
public final class FeatureCache implements AutoCloseable {

    private final @Nullable TableStore store;
    private final ExtractionListener listener;
    private final Map<TableKey, FeatureTable> tables = new HashMap<>();
    private boolean found;
    private boolean computed;

    private FeatureCache(@Nullable TableStore store, ExtractionListener listener) {
        this.store = store;
        this.listener = listener;
    }

    /**
     * The cache that a configuration asks for.
     *
     * @param locator finds its folder
     * @param clock tells when a table was used
     */
    public static FeatureCache open(
            FeatureCacheConfig config, DataLocator locator, Clock clock, ExtractionListener listener) {
        TableStore store = null;
        if (config instanceof FeatureCacheConfig.Memory memory) {
            store = new MemoryTables(memory.limitBytes());
        } else if (config instanceof FeatureCacheConfig.Disk disk) {
            store = new TableFolder(disk.folder(locator), disk.limitBytes(), clock, listener::notice);
        }
        return new FeatureCache(store, listener);
    }

    /**
     * What layers put out for images. One pass over the images fills all tables that are not there yet.
     *
     * @param stop ends that after a batch
     * @throws org.convzoo.configs.UserException if an image cannot be read and is not to be left out
     * @throws IllegalArgumentException if the network has no such layer
     */
    public FeatureTables tables(FeatureRequest request, StopSignal stop) {
        if (store == null) {
            return new FeatureTables.NotKept("the cache is none");
        }
        try {
            return tables(store, request, stop);
        } catch (NoRoomException tooLarge) {
            return new FeatureTables.NotKept(tooLarge.getMessage());
        } catch (IOException unusable) {
            return new FeatureTables.NotKept("its folder cannot be used (" + FailureReason.of(unusable) + ")");
        }
    }

    private FeatureTables tables(TableStore kept, FeatureRequest request, StopSignal stop)
            throws IOException, NoRoomException {
        Map<String, TableLayout> layouts = layouts(request);
        FeatureKeys keys = new FeatureKeys(request);
        require(kept, keys, layouts, request.copies());
        Map<String, List<FeatureTable>> found = new HashMap<>();
        for (int copy = 0; copy < request.copies(); copy++) {
            if (!complete(kept, keys, layouts, request, copy, stop)) {
                return new FeatureTables.Stopped();
            }
            for (String layer : layouts.keySet()) {
                found.computeIfAbsent(layer, any -> new ArrayList<>()).add(tables.get(keys.of(layer, copy)));
            }
        }
        return new FeatureTables.Ready(request.images(), found);
    }

    /** Before the first of them is computed. */
    private void require(TableStore kept, FeatureKeys keys, Map<String, TableLayout> layouts, int copies)
            throws NoRoomException {
        long bytes = 0;
        for (Map.Entry<String, TableLayout> table : layouts.entrySet()) {
            for (int copy = 0; copy < copies; copy++) {
                boolean isOpen = tables.containsKey(keys.of(table.getKey(), copy));
                bytes += isOpen ? 0 : table.getValue().fileBytes();
            }
        }
        kept.require(bytes);
    }

    private static Map<String, TableLayout> layouts(FeatureRequest request) throws NoRoomException {
        Map<String, TableLayout> layouts = new LinkedHashMap<>();
        for (String layer : request.layers()) {
            ImageSize shape = FeatureShapes.of(
                    request.body().graph(), request.body().contract().input(), layer);
            int batch = Math.min(request.batchSize(), request.images().size());
            if (!TableLayout.fits(shape, batch)) {
                throw NoRoomException.largeBatch(batch, shape);
            }
            layouts.put(layer, new TableLayout(shape, request.images().size(), batch));
        }
        return layouts;
    }

    /** Opens the tables of a copy and computes those that are missing; whether all are there. */
    private boolean complete(
            TableStore kept,
            FeatureKeys keys,
            Map<String, TableLayout> layouts,
            FeatureRequest request,
            int copy,
            StopSignal stop)
            throws IOException, NoRoomException {
        List<String> layers = new ArrayList<>();
        List<TableWriter> writers = new ArrayList<>();
        try {
            for (Map.Entry<String, TableLayout> wanted : layouts.entrySet()) {
                TableKey key = keys.of(wanted.getKey(), copy);
                TableLayout layout = wanted.getValue();
                if (!tables.containsKey(key)) {
                    Optional<FeatureTable> there = kept.open(key, layout.shape(), layout.rows());
                    if (there.isPresent()) {
                        tables.put(key, there.get());
                        found = true;
                    } else {
                        writers.add(kept.begin(key, layout));
                        layers.add(wanted.getKey());
                    }
                }
            }
            if (writers.isEmpty()) {
                return true;
            }
            computed = true;
            FeatureExtractor extractor =
                    new FeatureExtractor(request.body(), request.workers(), copy + 1, request.copies(), listener, stop);
            if (!extractor.extract(request.pass(copy), layers, writers)) {
                return false;
            }
            for (int i = 0; i < layers.size(); i++) {
                tables.put(keys.of(layers.get(i), copy), writers.get(i).finish());
            }
            return true;
        } finally {
            writers.forEach(TableWriter::close);
        }
    }

    /**
     * Which copies of a request's images a later look-up will probably find; nothing is computed. Images are read only if
     * there are tables of their number and shape.
     *
     * @return the numbers of the copies, from 0, of which the tables of all layers are there
     */
    public BitSet foretold(FeatureRequest request) {
        BitSet copies = new BitSet();
        try {
            if (store != null && foretold(store, request, layer -> Optional.empty())) {
                FeatureKeys keys = new FeatureKeys(request);
                for (int copy = 0; copy < request.copies(); copy++) {
                    int number = copy;
                    copies.set(copy, foretold(store, request, layer -> Optional.of(keys.of(layer, number))));
                }
            }
            return copies;
        } catch (IOException unusable) {
            return new BitSet();
        }
    }

    private static boolean foretold(TableStore store, FeatureRequest request, Function<String, Optional<TableKey>> keys)
            throws IOException {
        for (String layer : request.layers()) {
            ImageSize shape = FeatureShapes.of(
                    request.body().graph(), request.body().contract().input(), layer);
            if (!store.mayHave(keys.apply(layer), shape, request.images().size())) {
                return false;
            }
        }
        return true;
    }

    /** Whether features were looked up so far and all of them were there. */
    public boolean hadAll() {
        return found && !computed;
    }

    /** Closes all tables. */
    @Override
    public void close() {
        tables.values().forEach(FeatureTable::close);
        tables.clear();
    }
}
