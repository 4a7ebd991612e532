package org.convzoo.zoo.tensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.convzoo.configs.UserException;

/** What a weight file is, by its first bytes and never by its name. */
public enum FileFormat {
    SAFETENSORS,
    PYTORCH_ZIP,
    PYTORCH_PICKLE,
    KERAS_HDF5,
    DL4J_ZIP;

    private static final int ZIP_ENTRY = 0x04034b50;
    private static final int ENTRY_NAME_AT = 30;
    private static final int PICKLE_PROTOCOL = 0x80;
    private static final int TAR_MAGIC_AT = 257;

    /** @throws UserException if it is none of them, or cannot be read */
    public static FileFormat of(Path file) {
        try (FileBytes bytes = FileBytes.open(file)) {
            return of(file, bytes);
        } catch (IOException problem) {
            throw WeightFileProblems.cannotRead(file, problem);
        }
    }

    private static FileFormat of(Path file, FileBytes bytes) throws IOException {
        // Zeros stand for what a shorter file does not have: no format begins with them.
        ByteBuffer start = ByteBuffer.allocate(TAR_MAGIC_AT + 5).order(ByteOrder.LITTLE_ENDIAN);
        bytes.read(0, start.limit((int) Math.min(start.capacity(), bytes.length())));
        start.clear();
        if (start.get(8) == '{') {
            return SAFETENSORS;
        }
        if (start.getInt(0) == ZIP_ENTRY) {
            return Dl4jFile.recognises(firstEntry(start)) ? DL4J_ZIP : PYTORCH_ZIP;
        }
        if (Byte.toUnsignedInt(start.get(0)) == PICKLE_PROTOCOL) {
            return PYTORCH_PICKLE;
        }
        if (HdfStorage.recognises(bytes)) {
            return KERAS_HDF5;
        }
        throw UserException.failed(
                file + " is no weight file that can be read: " + whatItIs(start, bytes.length())
                        + "; safetensors files, PyTorch checkpoints (.pt, .pth, .th), Keras weights (.h5) and models of Deeplearning4j (.zip) are read");
    }

    /** The name of a zip's first entry, as far as it was read. */
    private static String firstEntry(ByteBuffer start) {
        int length = Math.min(Short.toUnsignedInt(start.getShort(26)), start.capacity() - ENTRY_NAME_AT);
        return new String(start.array(), ENTRY_NAME_AT, length, StandardCharsets.UTF_8);
    }

    private static String whatItIs(ByteBuffer start, long length) {
        if (length == 0) {
            return "it is empty";
        }
        if (start.get(TAR_MAGIC_AT) == 'u'
                && start.get(TAR_MAGIC_AT + 1) == 's'
                && start.get(TAR_MAGIC_AT + 2) == 't') {
            return "it is a tar archive, perhaps a PyTorch checkpoint from before 0.1.10, to be loaded and saved again with PyTorch";
        }
        if (start.get(0) == '<') {
            return "it begins like a web page, perhaps what a server sent instead of the file";
        }
        return String.format("its first bytes are %016x", Long.reverseBytes(start.getLong(0)));
    }
}
