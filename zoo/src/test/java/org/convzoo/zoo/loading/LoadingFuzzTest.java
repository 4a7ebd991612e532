package org.convzoo.zoo.loading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.bytedeco.javacpp.Pointer;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.assembly.Learning;
import org.convzoo.zoo.names.NamingConvention;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.memory.AllocationsTracker;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Files that are sound as files, and say something else than they should: each becomes a network, or is refused in one
 * line, and takes no more memory outside the heap than its network and its values.
 */
class LoadingFuzzTest {

    private static final long SEED = 11;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern WORDS =
            Pattern.compile("-?[0-9]+(\\.[0-9E-]+)?|\"[^\"]{0,80}\"|true|false|null|[\\[\\]{}]");
    private static final List<String> NUMBERS =
            List.of("0", "-1", "1", "2", "3", "7", "1e30", "2147483647", "9223372036854775807", "null", "\"x\"", "[]");

    /** Of the resident memory, which the JVM's heap is part of. */
    private static final long MOST_GROWTH = 1L << 30;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);

    @Test
    void modelsOfDeeplearning4j() throws IOException {
        Path saved = folder.resolve("saved.zip");
        ModelSerializer.writeModel(
                GraphAssembler.assemble(Zoo.named("lenet5").blueprint(), Learning.with(new NoOp()), 1),
                saved.toFile(),
                false);
        Map<String, byte[]> sound = entries(saved);
        documents("lenet5").forEach((name, text) -> sound.put(name, text.getBytes(StandardCharsets.UTF_8)));
        List<String> texts = List.of("configuration.json", Meaning.CONTRACT, Meaning.LABELS);
        fuzz("lenet5", 300, () -> {
            Map<String, byte[]> changed = new LinkedHashMap<>(sound);
            String name = texts.get(random.nextInt(texts.size()));
            String text = new String(sound.get(name), StandardCharsets.UTF_8);
            changed.put(name, changed(text).getBytes(StandardCharsets.UTF_8));
            return zip(changed);
        });
    }

    @Test
    void safetensors() throws IOException {
        byte[] sound = Files.readAllBytes(WrittenWeights.of("lenet5", NamingConvention.CONVZOO, 10)
                .withMetadata(documents("lenet5"))
                .in(folder));
        int length = (int) ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN).getLong();
        String header = new String(sound, Long.BYTES, length, StandardCharsets.UTF_8);
        fuzz("lenet5", 300, () -> {
            byte[] changed = changed(header).getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.allocate(Long.BYTES + changed.length + sound.length - Long.BYTES - length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(changed.length)
                    .put(changed)
                    .put(sound, Long.BYTES + length, sound.length - Long.BYTES - length)
                    .array();
        });
    }

    /** Behind the pickles there are only numbers, and every number is sound. */
    @Test
    @Tag("real-data")
    void publishedCheckpoint() throws IOException {
        byte[] sound = Files.readAllBytes(RealWeights.file("resnet20-12fca82f.th"));
        fuzz("resnet20-cifar", 200, () -> {
            byte[] changed = sound.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                changed[random.nextInt(14_000)] = (byte) random.nextInt();
            }
            return changed;
        });
    }

    private interface Making {
        byte[] file() throws IOException;
    }

    private void fuzz(String architecture, int times, Making changes) throws IOException {
        ModelConfig model = ModelConfig.of(architecture);
        int loaded = 0;
        int refused = 0;
        long resident = 0;
        long arrays = 0;
        for (int i = 0; i < times; i++) {
            Path file = folder.resolve("changed-" + i % 2);
            Files.deleteIfExists(file);
            Files.write(file, changes.file());
            try {
                PretrainedNetwork.load(model, WeightFile.unpublished(file))
                        .graph()
                        .params()
                        .close();
                loaded++;
            } catch (UserException told) {
                assertThat(told.getMessage()).as("change %d, seed %d", i, SEED).doesNotContain("\n");
                refused++;
            } catch (RuntimeException | Error crash) {
                throw new AssertionError(
                        "change " + i + " (seed " + SEED + ") must be refused by a UserException", crash);
            }
            if (i == times / 10) {
                // by now the classes are loaded
                resident = Pointer.physicalBytes();
                arrays = AllocationsTracker.getInstance().bytesOnDevice(0);
            }
            if (i >= times / 10) {
                assertThat(Pointer.physicalBytes() - resident)
                        .as("bytes that came with change %d, seed %d", i, SEED)
                        .isLessThan(MOST_GROWTH);
            }
        }
        assertThat(AllocationsTracker.getInstance().bytesOnDevice(0) - arrays)
                .as("bytes of arrays that stayed")
                .isLessThan(64 << 20);
        assertThat(loaded).as("files that were loaded, of %d", times).isPositive();
        assertThat(refused).as("files that were refused, of %d", times).isPositive();
    }

    /** With one to three words, numbers or brackets replaced, repeated or gone, or with an end that is gone. */
    private String changed(String text) {
        String changed = text;
        for (int i = random.nextInt(3); i >= 0; i--) {
            List<MatchResult> words = WORDS.matcher(changed).results().toList();
            if (words.isEmpty()) {
                return changed;
            }
            MatchResult at = words.get(random.nextInt(words.size()));
            MatchResult other = words.get(random.nextInt(words.size()));
            String replacement =
                    switch (random.nextInt(5)) {
                        case 0, 1 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
                        case 2 -> other.group();
                        case 3 -> at.group() + "," + at.group();
                        default -> "";
                    };
            changed = changed.substring(0, at.start()) + replacement + changed.substring(at.end());
        }
        return random.nextInt(20) == 0 ? changed.substring(0, random.nextInt(changed.length() + 1)) : changed;
    }

    private static Map<String, String> documents(String architecture) throws JsonProcessingException {
        var network = Zoo.named(architecture);
        return Map.of(
                Meaning.CONTRACT, JSON.writeValueAsString(network.contract(network.defaultInput())),
                Meaning.LABELS, JSON.writeValueAsString(Arrays.asList("0123456789".split(""))));
    }

    private static Map<String, byte[]> entries(Path zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
