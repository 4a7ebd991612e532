package org.convzoo.zoo.tensors;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The named arrays of a weight file. Whoever opens it closes it; one thread at a time reads from it. */
public sealed interface TensorFile extends AutoCloseable permits SafetensorsFile, PyTorchFile, KerasFile, Dl4jFile {

    /**
     * Opens a weight file of any format that is read; its content tells which, never its name.
     *
     * @throws org.convzoo.configs.UserException if it is none of them, is damaged, or asks for more than tensors
     */
    static TensorFile open(Path file) {
        return switch (FileFormat.of(file)) {
            case SAFETENSORS -> SafetensorsFile.open(file);
            case PYTORCH_ZIP -> PyTorchZip.open(file);
            case PYTORCH_PICKLE -> PyTorchPickle.open(file);
            case KERAS_HDF5 -> KerasFile.open(file);
            case DL4J_ZIP -> Dl4jFile.open(file);
        };
    }

    /** As messages name it: {@code safetensors}, {@code PyTorch}, {@code PyTorch (before 1.6)}, {@code Keras HDF5}, {@code Deeplearning4j}. */
    String format();

    /** Every array, in the order in which the file holds them; each one's size has been checked against the file's. */
    List<TensorEntry> entries();

    /** What the file says about itself beside the arrays; empty if nothing. */
    Map<String, String> metadata();

    /**
     * Reads one array as float32, row-major. Integers are read only where a float holds them exactly.
     *
     * @param into with exactly as many elements remaining as the shape says; full afterwards
     * @throws IllegalArgumentException if the buffer has another size
     * @throws org.convzoo.configs.UserException if there is no such array, it is damaged, or a float cannot hold it
     */
    void read(String name, FloatBuffer into);

    @Override
    void close();
}
