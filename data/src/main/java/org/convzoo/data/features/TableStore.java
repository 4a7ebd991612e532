package org.convzoo.data.features;

import java.io.IOException;
import java.util.Optional;
import org.convzoo.configs.ImageSize;

/** Where tables are kept. */
public sealed interface TableStore permits TableFolder, MemoryTables {

    /**
     * A table that was kept before; the caller closes it.
     *
     * @param shape of its rows
     * @param rows how many it has
     * @throws IOException if the store cannot be used
     */
    Optional<FeatureTable> open(TableKey key, ImageSize shape, int rows) throws IOException;

    /**
     * Whether a table is there, as far as its name, its size and its header tell, which are not looked at any closer.
     *
     * @param key of the table; empty for any of that shape and number of rows
     */
    boolean mayHave(Optional<TableKey> key, ImageSize shape, int rows) throws IOException;

    /**
     * Refuses tables that would not fit even if all others made room.
     *
     * @param bytes of all of them
     */
    void require(long bytes) throws NoRoomException;

    /**
     * Begins a table, or goes on with one that was begun with the same layout.
     *
     * @throws NoRoomException if there is none
     * @throws IOException if the store cannot be used
     */
    TableWriter begin(TableKey key, TableLayout layout) throws IOException, NoRoomException;
}
