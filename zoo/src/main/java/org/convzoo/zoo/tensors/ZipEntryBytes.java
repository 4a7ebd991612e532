package org.convzoo.zoo.tensors;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** An uncompressed entry of a zip file; its checksum is compared before the first byte is handed out. */
final class ZipEntryBytes implements ByteSource {

    private final ZipFile zip;
    private final ZipEntry entry;
    private boolean verified;

    /** @param entry stored, with its size checked against the file's */
    ZipEntryBytes(ZipFile zip, ZipEntry entry) {
        this.zip = zip;
        this.entry = entry;
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
            int wanted = into.remaining();
            int count = in.readNBytes(into.array(), into.arrayOffset() + into.position(), wanted);
            if (count < wanted) {
                throw new EOFException("entry " + entry.getName() + " ends at byte " + (position + count) + ", "
                        + (wanted - count) + " bytes too early");
            }
            into.position(into.limit());
        }
    }

    private void verify() throws IOException {
        CRC32 checksum = new CRC32();
        byte[] block = new byte[(int) Math.min(1 << 16, length())];
        try (InputStream in = zip.getInputStream(entry)) {
            for (int count = in.read(block); count > 0; count = in.read(block)) {
                checksum.update(block, 0, count);
            }
        }
        if (checksum.getValue() != entry.getCrc()) {
            throw new ZipException("the checksum of entry " + entry.getName() + " is "
                    + Long.toHexString(checksum.getValue()) + ", not " + Long.toHexString(entry.getCrc()));
        }
        verified = true;
    }
}
