package org.convzoo.zoo.tensors;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.convzoo.configs.UserException;

/**
 * A model of Deeplearning4j, as its {@code ModelSerializer} writes it since 0.5 and as convzoo does: a zip of a network and
 * its parameters. Its one array is {@value #PARAMETERS}, all parameters in a row; only the network, which the metadata has
 * as {@value #CONFIGURATION}, says which is which. convzoo's own documents are in the metadata too, by their names.
 */
final class Dl4jFile implements TensorFile {

    static final String CONFIGURATION = "configuration.json";
    static final String PARAMETERS = "coefficients.bin";

    private static final String FORMAT = "Deeplearning4j";
    private static final String OURS = "convzoo/";
    /** Any of these can come first. */
    private static final List<String> ENTRIES =
            List.of(CONFIGURATION, PARAMETERS, "updater.bin", "updaterState.bin", "preprocessor.bin", "normalizer.bin");

    /** All together. */
    private static final int LARGEST_DOCUMENTS = 64 << 20;

    /** Deflate cannot shrink more. */
    private static final int LARGEST_RATIO = 1032;

    /** Of parameters, beyond what is always allowed: trained weights hardly shrink. */
    private static final int LARGEST_PARAMETER_RATIO = 64;

    private static final long ALWAYS_ALLOWED = 16 << 20;

    private static final int BLOCK = 1 << 18;

    private final WeightFileProblems problems;
    private final ZipFile zip;
    private final long fileLength;
    private final Map<String, String> documents = new LinkedHashMap<>();
    private final Nd4jVector parameters;
    private long documentBytes;

    private Dl4jFile(WeightFileProblems problems, ZipFile zip, long fileLength) throws IOException {
        this.problems = problems;
        this.zip = zip;
        this.fileLength = fileLength;
        documents.put(CONFIGURATION, text(entry(CONFIGURATION)));
        for (ZipEntry found : zip.stream().filter(Dl4jFile::isOurs).toList()) {
            documents.put(found.getName(), text(entry(found.getName())));
        }
        ZipEntry numbers = entry(PARAMETERS);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(zip.getInputStream(numbers)))) {
            this.parameters = Nd4jVector.read(in, problems);
        }
        long needed = parameters.bytes()
                + Math.multiplyExact(
                        parameters.elements(), (long) parameters.type().bytes());
        if (needed != numbers.getSize()) {
            throw problems.damaged("its " + parameters.elements() + " parameters of type " + parameters.type()
                    + " need " + needed + " bytes, and " + PARAMETERS + " has " + numbers.getSize());
        }
        if (needed > LARGEST_PARAMETER_RATIO * numbers.getCompressedSize() + ALWAYS_ALLOWED) {
            throw problems.refused(
                    "the " + numbers.getCompressedSize() + " bytes of its " + PARAMETERS + " claim to hold more than "
                            + LARGEST_PARAMETER_RATIO + " times as many",
                    "trained weights hardly shrink: fetch it again from where it was published");
        }
    }

    private static boolean isOurs(ZipEntry entry) {
        return entry.getName().startsWith(OURS) && !entry.isDirectory();
    }

    /** Whether a zip is a model, by the name of its first entry. */
    static boolean recognises(String firstEntry) {
        return ENTRIES.contains(firstEntry) || firstEntry.startsWith(OURS);
    }

    /** @throws UserException if an entry is missing, or contradicts the file or itself */
    static Dl4jFile open(Path file) {
        WeightFileProblems problems = new WeightFileProblems(file, FORMAT);
        try {
            ZipFile zip = new ZipFile(file.toFile());
            try {
                return new Dl4jFile(problems, zip, Files.size(file));
            } catch (IOException | RuntimeException problem) {
                zip.close();
                throw problem;
            }
        } catch (IOException problem) {
            throw problems.unreadable(problem);
        } catch (ArithmeticException | IllegalArgumentException broken) {
            throw problems.damaged(String.valueOf(broken.getMessage()));
        }
    }

    /** An entry whose size the file's own makes possible. */
    private ZipEntry entry(String name) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw problems.damaged("it has no entry " + name);
        }
        long packed = entry.getCompressedSize();
        boolean possible = packed <= fileLength
                && entry.getSize() >= 0
                && (entry.getMethod() == ZipEntry.STORED
                        ? entry.getSize() == packed
                        : entry.getSize() <= LARGEST_RATIO * packed);
        if (!possible) {
            throw problems.damaged("its entry " + WeightFileProblems.shortened(name) + " says that its " + packed
                    + " bytes stand for " + entry.getSize());
        }
        return entry;
    }

    private String text(ZipEntry entry) throws IOException {
        documentBytes += entry.getSize();
        if (documentBytes > LARGEST_DOCUMENTS) {
            throw problems.damaged("with its entry " + WeightFileProblems.shortened(entry.getName())
                    + " its documents have " + documentBytes + " bytes; at most " + LARGEST_DOCUMENTS + " are read");
        }
        try (InputStream in = CheckedZipEntry.open(zip, entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public List<TensorEntry> entries() {
        return List.of(new TensorEntry(PARAMETERS, parameters.type(), List.of(parameters.elements())));
    }

    @Override
    public Map<String, String> metadata() {
        return Collections.unmodifiableMap(documents);
    }

    @Override
    public void read(String name, FloatBuffer into) {
        if (!name.equals(PARAMETERS)) {
            throw problems.missing(name, 1);
        }
        TensorEntry entry = entries().get(0);
        entry.requireRoom(into);
        try (InputStream in = CheckedZipEntry.open(zip, entry(PARAMETERS))) {
            in.readNBytes(parameters.bytes());
            ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.BIG_ENDIAN);
            int width = parameters.type().bytes();
            for (int end = into.limit(); into.position() < end; ) {
                int count = Math.min(end - into.position(), BLOCK / width);
                // Fewer bytes than asked for end in an exception of the checked entry.
                in.readNBytes(block.array(), 0, count * width);
                parameters.type().toFloats(block, into.limit(into.position() + count));
            }
            in.read();
        } catch (ArithmeticException inexact) {
            throw problems.inexact(entry, inexact);
        } catch (IOException problem) {
            throw problems.unreadable(problem);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException problem) {
            throw problems.unreadable(problem);
        }
    }
}
