package org.convzoo.zoo.tensors;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The content of a zip's entry; whoever reads to its end has had it compared with the entry's size and checksum, which {@link ZipFile} does not. */
final class CheckedZipEntry extends FilterInputStream {

    private final ZipEntry entry;
    private final CheckedInputStream checked;
    private long count;

    private CheckedZipEntry(ZipEntry entry, CheckedInputStream checked) {
        super(checked);
        this.entry = entry;
        this.checked = checked;
    }

    static CheckedZipEntry open(ZipFile zip, ZipEntry entry) throws IOException {
        InputStream content = zip.getInputStream(entry);
        return new CheckedZipEntry(entry, new CheckedInputStream(content, new CRC32()));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        if (read > 0) {
            count += read;
        }
        if (count > entry.getSize() || read < 0 && count < entry.getSize()) {
            throw new ZipException("its entry " + entry.getName() + " should have " + entry.getSize()
                    + " bytes and has " + (read < 0 ? "" : "at least ") + count);
        }
        long sum = checked.getChecksum().getValue();
        if (read < 0 && sum != entry.getCrc()) {
            throw new ZipException("the checksum of its entry " + entry.getName() + " is " + Long.toHexString(sum)
                    + ", not " + Long.toHexString(entry.getCrc()));
        }
        return read;
    }
}
