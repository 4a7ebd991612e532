package org.convzoo.zoo.tensors;

import io.jhdf.Superblock;
import io.jhdf.Superblock.SuperblockV0V1;
import io.jhdf.Superblock.SuperblockV2V3;
import io.jhdf.SymbolTableEntry;
import io.jhdf.storage.HdfBackingStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import org.convzoo.configs.UserException;

/**
 * What jHDF may read of a file: only inside it, never much at once, and in all no more than a sound file can ask for.
 * Structures that refer to themselves, or to one another many times over, use the allowance up and end there.
 */
final class HdfStorage implements HdfBackingStorage {

    private static final long SIGNATURE = 0x894844460d0a1a0aL;
    /** Superblocks have at most 96 bytes, and version 0 ends in a table entry of 40. */
    private static final int SUPERBLOCK = 160;

    private static final int LARGEST_READ = 64 << 20;
    /** What a read of no bytes costs: the work around it. */
    private static final int COST_OF_A_READ = 64;

    private static final long LARGEST_ALLOWANCE = 256L << 20;

    private final WeightFileProblems problems;
    private final ByteSource bytes;
    private final Superblock superblock;
    private long allowance;

    private HdfStorage(WeightFileProblems problems, ByteSource bytes, Superblock superblock) {
        this.problems = problems;
        this.bytes = bytes;
        this.superblock = superblock;
        // Every structure is read about once, in pieces of at least a few bytes.
        this.allowance = Math.min(16 * bytes.length() + (1 << 20), LARGEST_ALLOWANCE);
    }

    /** Whether this is HDF5, which may begin behind a block of the user's own. */
    static boolean recognises(ByteSource bytes) throws IOException {
        return signature(bytes) >= 0;
    }

    static HdfStorage open(WeightFileProblems problems, ByteSource bytes) throws IOException {
        long start = signature(bytes);
        if (start < 0) {
            throw problems.damaged("it has no HDF5 signature");
        }
        ByteBuffer head = ByteBuffer.allocate((int) Math.min(SUPERBLOCK, bytes.length() - start))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.read(start, head);
        Superblock superblock = Superblock.readSuperblock(head.flip());
        if (superblock.getBaseAddressByte() != start) {
            throw problems.damaged("it begins at byte " + start + " but says " + superblock.getBaseAddressByte());
        }
        if (superblock.getSizeOfOffsets() != Long.BYTES || superblock.getSizeOfLengths() != Long.BYTES) {
            throw problems.refused(
                    "its addresses have " + superblock.getSizeOfOffsets() + " and its lengths "
                            + superblock.getSizeOfLengths() + " bytes",
                    "Keras writes 8 and 8; copy it with h5repack");
        }
        if (start == 0 && superblock.getEndOfFileAddress() > bytes.length()) {
            throw problems.damaged("it is cut off: it should have " + superblock.getEndOfFileAddress()
                    + " bytes and has " + bytes.length());
        }
        return new HdfStorage(problems, bytes, superblock);
    }

    private static long signature(ByteSource bytes) throws IOException {
        for (long start = 0; start + SUPERBLOCK / 2 <= bytes.length(); start = start == 0 ? 512 : 2 * start) {
            ByteBuffer first = ByteBuffer.allocate(Long.BYTES);
            bytes.read(start, first);
            if (first.getLong(0) == SIGNATURE) {
                return start;
            }
        }
        return -1;
    }

    /** Where the root group's header lies. */
    long rootAddress() {
        if (superblock instanceof SuperblockV0V1 old) {
            // The superblock was read from a buffer of its own, so this place counts from the file's first byte of
            // HDF5.
            return new SymbolTableEntry(this, old.getRootGroupSymbolTableAddress()).getObjectHeaderAddress();
        }
        return ((SuperblockV2V3) superblock).getRootGroupObjectHeaderAddress();
    }

    UserException damaged(String what) {
        return problems.damaged(what);
    }

    UserException refused(String what, String advice) {
        return problems.refused(what, advice);
    }

    /** The file, for what the allowance does not count: the elements of arrays. */
    ByteSource data() {
        return bytes;
    }

    /** Where in the file an address is: addresses count from where the format begins. */
    long position(long address) {
        return getUserBlockSize() + address;
    }

    /** Whether so many bytes lie at an address. */
    boolean holds(long address, long length) {
        return address >= 0 && length >= 0 && length <= size() && address <= size() - getUserBlockSize() - length;
    }

    @Override
    public ByteBuffer readBufferFromAddress(long address, int length) {
        return map(address, length);
    }

    @Override
    public ByteBuffer map(long address, long length) {
        if (!holds(address, length)) {
            throw damaged("something of " + length + " bytes should be at byte " + address + ", beyond the end");
        }
        if (length > LARGEST_READ) {
            throw damaged("something at byte " + address + " claims " + length + " bytes; such parts have at most "
                    + LARGEST_READ);
        }
        allowance -= length + COST_OF_A_READ;
        if (allowance < 0) {
            throw damaged("its groups refer to each other again and again");
        }
        ByteBuffer read = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
        try {
            bytes.read(position(address), read);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return read.flip();
    }

    @Override
    public ByteBuffer mapNoOffset(long address, long length) {
        return map(address - getUserBlockSize(), length);
    }

    @Override
    public long getUserBlockSize() {
        return superblock.getBaseAddressByte();
    }

    @Override
    public Superblock getSuperblock() {
        return superblock;
    }

    @Override
    public FileChannel getFileChannel() {
        throw new UnsupportedOperationException("jHDF reads through this storage alone");
    }

    @Override
    public int getSizeOfOffsets() {
        return superblock.getSizeOfOffsets();
    }

    @Override
    public int getSizeOfLengths() {
        return superblock.getSizeOfLengths();
    }

    @Override
    public long size() {
        return bytes.length();
    }

    @Override
    public boolean inMemory() {
        return false;
    }

    /** The bytes are closed by whoever opened them. */
    @Override
    public void close() {}
}
