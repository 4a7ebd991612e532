package org.convzoo.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.convzoo.configs.AtomicFile;
import org.convzoo.configs.UserException;
import org.convzoo.engine.FocalLoss;
import org.convzoo.engine.Momentum;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * A zip that stock Deeplearning4j opens with {@code ModelSerializer.restoreComputationGraph}, with documents of ours
 * beside its entries.
 */
final class ModelArchive {

    private static final String CONFIGURATION = "configuration.json";
    private static final String PARAMETERS = "coefficients.bin";
    private static final String OPTIMIZER_STATE = "updaterState.bin";
    private static final String OURS = "convzoo/";
    private static final int LARGEST_DOCUMENT = 64 << 20;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** What to do about a damaged one. */
    static final String OTHER_FILE = "use a copy or another checkpoint of the run, or train it again";

    private ModelArchive() {}

    /**
     * Writes a network with its optimizer's state.
     *
     * @param documents what goes beside it, by name; each becomes JSON
     */
    static void write(Path file, ComputationGraph graph, Map<String, ?> documents) {
        write(file, graph, documents, Map.of());
    }

    /**
     * Writes a network with its optimizer's state.
     *
     * @param documents what goes beside it, by name; each becomes JSON
     * @param arrays that go beside it, by name
     */
    static void write(Path file, ComputationGraph graph, Map<String, ?> documents, Map<String, INDArray> arrays) {
        AtomicFile.write(file, out -> write(out, graph, documents, arrays));
    }

    /**
     * Writes a network with something else beside it.
     *
     * @param name of that entry
     */
    static void write(Path file, ComputationGraph graph, Map<String, ?> documents, String name, byte[] content) {
        AtomicFile.write(file, out -> {
            ZipOutputStream zip = begin(out, graph, documents);
            zip.putNextEntry(new ZipEntry(OURS + name));
            zip.write(content);
            zip.finish();
        });
    }

    /** The same to a stream, which stays open. */
    static void write(OutputStream out, ComputationGraph graph, Map<String, ?> documents, Map<String, INDArray> arrays)
            throws IOException {
        ZipOutputStream zip = begin(out, graph, documents);
        for (Map.Entry<String, INDArray> array : arrays.entrySet()) {
            zip.putNextEntry(new ZipEntry(OURS + array.getKey()));
            ArrayStream.write(array.getValue(), zip);
        }
        zip.finish();
    }

    private static ZipOutputStream begin(OutputStream out, ComputationGraph graph, Map<String, ?> documents)
            throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        // float32 weights shrink by 7 %, for which a run of VGG16 would wait a minute each time
        zip.setLevel(Deflater.NO_COMPRESSION);
        for (Map.Entry<String, ?> document : documents.entrySet()) {
            zip.putNextEntry(new ZipEntry(OURS + document.getKey()));
            zip.write(JSON.writeValueAsBytes(document.getValue()));
        }
        zip.putNextEntry(new ZipEntry(CONFIGURATION));
        zip.write(portable(graph.getConfiguration()).toJson().getBytes(StandardCharsets.UTF_8));
        zip.putNextEntry(new ZipEntry(PARAMETERS));
        ArrayStream.write(graph.params(), zip);
        INDArray state = optimizerState(graph);
        if (state != null && state.length() > 0) {
            zip.putNextEntry(new ZipEntry(OPTIMIZER_STATE));
            ArrayStream.write(state, zip);
        }
        return zip;
    }

    /** Asking for it allocates gradients of all parameters, so it is not asked of a graph that does not learn. */
    private static @Nullable INDArray optimizerState(ComputationGraph graph) {
        boolean learns = Arrays.stream(graph.getLayers())
                .anyMatch(layer ->
                        layer.conf().getLayer() instanceof BaseLayer base && !(base.getIUpdater() instanceof NoOp));
        return learns ? graph.getUpdater().getStateViewArray() : null;
    }

    private static ComputationGraphConfiguration portable(ComputationGraphConfiguration configuration) {
        ComputationGraphConfiguration copy = configuration.clone();
        copy.getVertices().values().forEach(vertex -> {
            if (vertex instanceof LayerVertex layer && layer.getLayerConf().getLayer() instanceof BaseLayer base) {
                base.setIUpdater(Momentum.portable(base.getIUpdater()));
            }
            if (vertex instanceof LayerVertex layer
                    && layer.getLayerConf().getLayer() instanceof BaseOutputLayer output) {
                output.setLossFn(FocalLoss.portable(output.getLossFn(), output.getNOut()));
            } else if (vertex instanceof LayerVertex layer
                    && layer.getLayerConf().getLayer() instanceof LossLayer output) {
                output.setLossFn(FocalLoss.portable(output.getLossFn(), output.getNOut()));
            }
        });
        return copy;
    }

    /** Copies parameters and optimizer state into a graph of the same configuration. */
    static void restoreInto(ComputationGraph graph, Path file) {
        reading(file, zip -> {
            readArray(zip, PARAMETERS, graph.params(), file);
            INDArray state = optimizerState(graph);
            if (state != null && state.length() > 0) {
                readArray(zip, OPTIMIZER_STATE, state, file);
            }
            return graph;
        });
    }

    /** Copies an array that was written beside the network. */
    static void restoreArray(Path file, String name, INDArray array) {
        reading(file, zip -> {
            readArray(zip, OURS + name, array, file);
            return array;
        });
    }

    /** The network alone, as Deeplearning4j reads it. */
    static ComputationGraph network(Path file) {
        return reading(file, zip -> {
            String configuration = new String(bytes(zip, CONFIGURATION, file), StandardCharsets.UTF_8);
            ComputationGraph graph;
            try {
                graph = new ComputationGraph(ComputationGraphConfiguration.fromJson(configuration));
                graph.init();
            } catch (RuntimeException broken) {
                throw damaged(file, CONFIGURATION, broken.getMessage(), broken);
            }
            readArray(zip, PARAMETERS, graph.params(), file);
            return graph;
        });
    }

    /** Whether something was written beside the network. */
    static boolean has(Path file, String name) {
        return reading(file, zip -> zip.getEntry(OURS + name) != null);
    }

    /** Reads an entry that was written beside the network. */
    static <T> T content(Path file, String name, Content<T> content) {
        return reading(file, zip -> {
            try (InputStream in = new BufferedInputStream(stream(zip, OURS + name, file))) {
                return content.from(in);
            } catch (IOException | RuntimeException broken) {
                throw damaged(file, name, broken.getMessage(), broken);
            }
        });
    }

    /** Makes something of an entry. */
    interface Content<T> {
        T from(InputStream in) throws IOException;
    }

    /** One of the documents that were written beside the network. */
    static <T> T document(Path file, String name, Class<T> type) {
        return reading(file, zip -> {
            @Nullable T document;
            try {
                document = JSON.readValue(bytes(zip, OURS + name, file), type);
            } catch (JsonProcessingException broken) {
                throw damaged(file, name, broken.getOriginalMessage(), broken);
            }
            if (document == null) {
                throw damaged(file, name, "there is nothing", null);
            }
            return document;
        });
    }

    private static UserException damaged(Path file, String entry, @Nullable String reason, @Nullable Exception cause) {
        String line = String.valueOf(reason).lines().findFirst().orElse("");
        return UserException.failed(
                file + " is damaged: its " + entry + " cannot be read (" + line + "); " + OTHER_FILE, cause);
    }

    private static void readArray(ZipFile zip, String entry, INDArray array, Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(stream(zip, entry, file), 1 << 16))) {
            long stored = ArrayStream.readLength(in);
            if (stored != array.length()) {
                throw UserException.failed(file + " does not fit this network: " + entry + " holds " + stored
                        + " values, the network has " + array.length());
            }
            ArrayStream.readNumbers(in, array);
        }
    }

    private static byte[] bytes(ZipFile zip, String entry, Path file) throws IOException {
        try (InputStream in = stream(zip, entry, file)) {
            byte[] document = in.readNBytes(LARGEST_DOCUMENT);
            if (in.read() >= 0) {
                throw UserException.failed(file + " is not a model that convzoo wrote: its entry " + entry
                        + " has more than " + LARGEST_DOCUMENT + " bytes");
            }
            return document;
        }
    }

    private static InputStream stream(ZipFile zip, String entry, Path file) throws IOException {
        ZipEntry found = zip.getEntry(entry);
        if (found == null) {
            throw UserException.failed(file + " is not a model that convzoo wrote: it has no entry " + entry);
        }
        return zip.getInputStream(found);
    }

    /** Does something with an open archive. */
    private interface Reading<T> {
        T from(ZipFile zip) throws IOException;
    }

    private static <T> T reading(Path file, Reading<T> reading) {
        if (!Files.isRegularFile(file)) {
            throw UserException.failed("there is no file " + file + "; has the run saved anything yet?");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return reading.from(zip);
        } catch (ZipException | EOFException damaged) {
            throw UserException.failed(file + " is damaged (" + damaged.getMessage() + "); " + OTHER_FILE, damaged);
        } catch (IOException problem) {
            throw UserException.failed("cannot read " + file + ": " + problem.getMessage(), problem);
        }
    }
}
