package org.convzoo.zoo.weights;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convzoo.configs.download.Digest;
import org.convzoo.configs.download.Expected;
import org.convzoo.zoo.tensors.FileFormat;

/**
 * A file that can be downloaded.
 *
 * @param address where its publisher has it
 * @param format what it holds its values in
 * @param values how many float32 numbers it holds, running statistics and auxiliary heads included
 * @param size in bytes, where it is known for certain
 * @param digest empty where the publisher gives none
 */
public record PublishedFile(URI address, Format format, long values, OptionalLong size, Optional<Digest> digest) {

    /** How weights are written down. */
    public enum Format {
        PYTORCH(FileFormat.PYTORCH_ZIP, FileFormat.PYTORCH_PICKLE),
        KERAS_HDF5(FileFormat.KERAS_HDF5),
        DEEPLEARNING4J_ZIP(FileFormat.DL4J_ZIP);

        private final Set<FileFormat> files;

        Format(FileFormat... files) {
            this.files = Set.of(files);
        }

        /** Whether a file of this format can be what was published. */
        public boolean includes(FileFormat file) {
            return files.contains(file);
        }
    }

    /** What comes beside the values: names, shapes, padding, a network's configuration. */
    private static final long MOST_BESIDE_VALUES = 16L << 20;

    private static final Pattern HASH_IN_NAME = Pattern.compile("-([0-9a-f]{8})\\.p?th$");

    /** A file of PyTorch's, whose name ends in the first eight digits of its SHA-256. */
    static PublishedFile pytorch(String address, long values, OptionalLong size) {
        Matcher hash = HASH_IN_NAME.matcher(address);
        if (!hash.find()) {
            throw new IllegalArgumentException("the name has no hash: " + address);
        }
        Digest digest = Digest.sha256(hash.group(1));
        return new PublishedFile(URI.create(address), Format.PYTORCH, values, size, Optional.of(digest));
    }

    /** What the file is called at its publisher's and on this machine. */
    public String name() {
        String path = address.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Bytes that a download is likely to take. */
    public long approximateSize() {
        return size.orElse(values * Float.BYTES);
    }

    /** What a download has to bring. Where the size is not known, more than twice what the values need is refused. */
    public Expected expected() {
        long largest = size.orElse(2 * values * Float.BYTES + MOST_BESIDE_VALUES);
        return new Expected(size, largest, digest);
    }
}
