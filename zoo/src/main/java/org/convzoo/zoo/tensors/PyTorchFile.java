package org.convzoo.zoo.tensors;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.convzoo.zoo.tensors.PickleValue.StoragePart;
import org.convzoo.zoo.tensors.PickleValue.StoredTensor;
import org.jspecify.annotations.Nullable;

/** A PyTorch checkpoint of either format: tensors as views of storages, of which several may share one. */
final class PyTorchFile implements TensorFile {

    private final WeightFileProblems problems;
    private final Checkpoint checkpoint;
    private final Map<String, ? extends ByteSource> storages;
    private final Closeable file;
    private final ElementReader elements = new ElementReader(ByteOrder.LITTLE_ENDIAN);

    /**
     * @param storages by key, all that the tensors refer to, each as long as its claim
     * @param file that is closed with this
     */
    PyTorchFile(
            WeightFileProblems problems,
            Checkpoint checkpoint,
            Map<String, ? extends ByteSource> storages,
            Closeable file) {
        this.problems = problems;
        this.checkpoint = checkpoint;
        this.storages = Map.copyOf(storages);
        this.file = file;
    }

    @Override
    public String format() {
        return problems.format();
    }

    @Override
    public List<TensorEntry> entries() {
        return checkpoint.tensors().entrySet().stream()
                .map(tensor -> entry(tensor.getKey(), tensor.getValue()))
                .toList();
    }

    @Override
    public Map<String, String> metadata() {
        return checkpoint.metadata();
    }

    @Override
    public void read(String name, FloatBuffer into) {
        @Nullable StoredTensor tensor = checkpoint.tensors().get(name);
        if (tensor == null) {
            throw problems.missing(name, checkpoint.tensors().size());
        }
        TensorEntry entry = entry(name, tensor);
        entry.requireRoom(into);
        try {
            read(entry, tensor, into);
        } catch (ArithmeticException inexact) {
            throw problems.inexact(entry, inexact);
        } catch (IOException problem) {
            throw problems.unreadable(problem);
        }
    }

    private void read(TensorEntry entry, StoredTensor tensor, FloatBuffer into) throws IOException {
        StoragePart part = tensor.storage();
        ByteSource storage = storages.get(part.key());
        long position = (part.first() + tensor.offset()) * part.type().bytes();
        if (TensorLayout.contiguous(tensor)) {
            boolean whole = entry.elements() * part.type().bytes() == storage.length();
            elements.read(whole ? storage.inOrder() : storage, position, part.type(), into);
        } else {
            TensorLayout.gather(tensor, span(entry, tensor, storage, position), into);
        }
    }

    /** All that lies between the first and the last element of a tensor whose elements do not follow each other. */
    private ByteBuffer span(TensorEntry entry, StoredTensor tensor, ByteSource storage, long position)
            throws IOException {
        long bytes = TensorLayout.span(tensor) * tensor.storage().type().bytes();
        if (bytes > Integer.MAX_VALUE - Long.BYTES) {
            throw problems.refused(
                    "the elements of tensor " + entry + " are strewn over " + bytes + " bytes",
                    "save it as contiguous() tensors");
        }
        ByteBuffer span = ByteBuffer.allocate((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
        storage.read(position, span);
        return span;
    }

    private static TensorEntry entry(String name, StoredTensor tensor) {
        return new TensorEntry(name, tensor.storage().type(), tensor.shape());
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException problem) {
            throw problems.unreadable(problem);
        }
    }
}
