package org.convzoo.data.folder;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convzoo.data.FileDecoding;
import org.convzoo.data.ImageDecoder;
import org.convzoo.data.ImagePart;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.RawImage;
import org.jspecify.annotations.Nullable;

/**
 * Image files with their classes, decoded each time they are read.
 *
 * @param files in their order
 * @param labels one a file
 * @param decoding how a file becomes pixels
 */
public record ImageFiles(List<ImageFile> files, int[] labels, FileDecoding decoding) implements LabelledImages {

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public int label(int index) {
        return labels[index];
    }

    @Override
    public String id(int index) {
        return files.get(index).id();
    }

    @Override
    public Optional<Path> file(int index) {
        return Optional.of(files.get(index).path());
    }

    @Override
    public RawImage read(int index) {
        return decoding.read(files.get(index).path());
    }

    @Override
    public RawImage sample(int index, ImagePart.Choice part) {
        return decoding.read(files.get(index).path(), part);
    }

    @Override
    public void check(int index) {
        ImageDecoder.check(files.get(index).path());
    }

    @Override
    public double weight(int index) {
        return files.get(index).weight();
    }

    @Override
    public @Nullable String group(int index) {
        return files.get(index).group();
    }
}
