package org.convzoo.zoo.tensors;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * An uncompressed entry of a zip file; its checksum is compared before the first byte is handed out, or before the last
 * one where all are read in order.
 */
final class ZipEntryBytes implements ByteSource {

    private final ZipFile zip;
    private final ZipEntry entry;
    private final byte[] piece;
    private boolean verified;

    /**
     * @param entry stored, with its size checked against the file's
     * @param piece through which bytes pass; may be shared by all that one thread reads
     */
    ZipEntryBytes(ZipFile zip, ZipEntry entry, byte[] piece) {
        this.zip = zip;
        this.entry = entry;
        this.piece = piece;
        // PyTorch writes zero where it was told not to compute checksums.
        this.verified = entry.getCrc() == 0;
    }

    @Override
    public long length() {
        return entry.getSize();
    }

    @Override
    public void read(long position, ByteBuffer into) throws IOException {
        if (!verified) {
            verify();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            in.skipNBytes(position);
            fill(into, in, position);
        }
    }

    @Override
    public ByteSource inOrder() {
        return verified ? this : new InOrder();
    }

    private void fill(ByteBuffer into, InputStream in, long position) throws IOException {
        for (long at = position; into.hasRemaining(); ) {
            int count = in.read(piece, 0, Math.min(piece.length, into.remaining()));
            if (count < 0) {
                throw new EOFException("entry " + entry.getName() + " ends at byte " + at + ", " + into.remaining()
                        + " bytes too early");
            }
            into.put(piece, 0, count);
            at += count;
        }
    }

    private void verify() throws IOException {
        CRC32 checksum = new CRC32();
        try (InputStream in = zip.getInputStream(entry)) {
            for (int count = in.read(piece); count > 0; count = in.read(piece)) {
                checksum.update(piece, 0, count);
            }
        }
        compare(checksum);
    }

    private void compare(CRC32 checksum) throws ZipException {
        if (checksum.getValue() != entry.getCrc()) {
            throw new ZipException("the checksum of entry " + entry.getName() + " is "
                    + Long.toHexString(checksum.getValue()) + ", not " + Long.toHexString(entry.getCrc()));
        }
        verified = true;
    }

    /** One way through all bytes. The stream has nothing of its own to close: it reads from the zip file. */
    private final class InOrder implements ByteSource {

        private final CRC32 checksum = new CRC32();
        private @Nullable InputStream in;
        private long next;

        @Override
        public long length() {
            return ZipEntryBytes.this.length();
        }

        @Override
        public void read(long position, ByteBuffer into) throws IOException {
            if (position != next) {
                throw new IllegalArgumentException("byte " + next + " is the next, not " + position);
            }
            if (in == null) {
                in = zip.getInputStream(entry);
            }
            int start = into.position();
            fill(into, in, position);
            checksum.update(into.duplicate().flip().position(start));
            next += into.position() - start;
            if (next == length()) {
                compare(checksum);
            }
        }
    }
}
