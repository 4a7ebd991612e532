package org.convzoo.zoo.tensors;

/** What a name in a group stands for. */
sealed interface HdfLink {

    /** An object of the same file. */
    record Hard(long address) implements HdfLink {}

    /** A path of the same file. */
    record Soft(String path) implements HdfLink {}

    /** An object of another file, which is never opened. */
    record External(String file) implements HdfLink {}
}
