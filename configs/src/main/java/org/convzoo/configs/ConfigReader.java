package org.convzoo.configs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads a run from YAML 1.2 and refuses, all at once and with their positions, the mistakes in it. */
public final class ConfigReader {

    static final MappingShape RUN = MappingShape.of(RunConfig.class);
    private static final MappingShape MODEL = MappingShape.of(ModelDocument.class);
    private static final MappingShape DATA = MappingShape.of(DataDocument.class);

    private ConfigReader() {}

    /**
     * Reads a file of at most 1 MB in UTF-8.
     *
     * @param overrides {@code key.path=value}, each put in place of the file's value in this order
     * @throws InvalidConfigException with every problem of the file and the overrides
     * @throws UserException if there is no such file, or it cannot be read
     */
    public static RunConfig read(Path file, List<String> overrides) {
        return readText(ConfigText.load(file), file.toString(), overrides);
    }

    /**
     * Reads a file as {@link #read(Path, List)} does, and asks somebody who knows more.
     *
     * @param check may throw a {@link WrongKeyException}, which then tells the key's line and column
     * @throws InvalidConfigException with every problem of the file and the overrides
     * @throws UserException if there is no such file, it cannot be read, or the check ends in one
     */
    public static RunConfig read(Path file, List<String> overrides, Consumer<RunConfig> check) {
        return (RunConfig)
                read(RUN, ConfigText.load(file), file.toString(), overrides, value -> check.accept((RunConfig) value));
    }

    /**
     * What turned out to be wrong with a value after its file had been read, with the line and column where it stands.
     *
     * @param overrides with which the file was read
     */
    public static RuntimeException located(Path file, List<String> overrides, WrongKeyException wrong) {
        try {
            read(file, overrides, run -> {
                throw wrong;
            });
        } catch (InvalidConfigException located) {
            return located;
        } catch (UserException unreadable) {
            return wrong;
        }
        return wrong;
    }

    /**
     * Reads a text as {@link #read} does a file.
     *
     * @param fileName what the problems call the text
     */
    public static RunConfig readText(String yaml, String fileName, List<String> overrides) {
        return (RunConfig) read(RUN, yaml, fileName, overrides);
    }

    /**
     * A network as a configuration would name it.
     *
     * @param settings {@code model.key=value}, as overrides of a configuration are written
     * @throws InvalidConfigException with every problem of the settings
     */
    public static ModelConfig readModel(String architecture, List<String> settings) {
        List<String> all = new ArrayList<>(List.of("model.architecture=" + architecture));
        all.addAll(settings);
        return ((ModelDocument) read(MODEL, "model: {}", architecture, all)).model();
    }

    /** A configuration that has a network only. */
    record ModelDocument(ModelConfig model) {}

    /**
     * Images as a configuration would name them.
     *
     * @param settings {@code data.key=value}, as overrides of a configuration are written
     * @throws InvalidConfigException with every problem of the settings
     */
    public static DataConfig readData(List<String> settings) {
        return ((DataDocument) read(DATA, "data: {}", "data", settings)).data();
    }

    /** A configuration that has images only. */
    record DataDocument(DataConfig data) {}

    static Object read(MappingShape shape, String yaml, String fileName, List<String> overrides) {
        return read(shape, yaml, fileName, overrides, value -> {});
    }

    private static Object read(
            MappingShape shape, String yaml, String fileName, List<String> overrides, Consumer<Object> check) {
        Problems problems = new Problems();
        Optional<Node> document = YamlTree.parse(yaml, fileName, problems);
        if (problems.isEmpty()
                && document.filter(node -> !YamlTree.isNull(node)).isEmpty()) {
            String required = String.join(", ", shape.requiredKeys())
                    + (shape == RUN ? ", and one of training, transfer and features" : "");
            problems.add(YamlTree.start(fileName), "the file is empty; it needs the keys " + required);
        }
        if (!problems.isEmpty()) {
            throw problems.toException();
        }
        Node root = document.orElseThrow();
        for (String written : overrides) {
            Optional<KeyOverride> override = KeyOverride.parse(written, problems);
            root = override.isPresent() ? override.get().applyTo(root, problems) : root;
        }
        refuseOtherVersion(root);
        Optional<Object> value = shape.read(root, "", problems);
        if (!problems.isEmpty()) {
            throw problems.toException();
        }
        try {
            check.accept(value.orElseThrow());
        } catch (WrongKeyException wrong) {
            problems.add(Entries.deepest((MappingNode) root, wrong.key()), wrong.getMessage());
            throw problems.toException();
        }
        return value.orElseThrow();
    }

    /** In another format every key may mean something else, so this is the one problem worth telling. */
    private static void refuseOtherVersion(Node root) {
        Node version = root instanceof MappingNode ? Entries.deepest(root, "version") : root;
        String written = YamlTree.isScalar(version, Tag.INT) ? YamlTree.scalarText(version) : "";
        if (!written.matches("[0-9]{1,9}") || Integer.parseInt(written) == RunConfig.CURRENT_VERSION) {
            return;
        }
        Problems problems = new Problems();
        problems.add(
                version,
                "written for format " + written + "; this convzoo reads format " + RunConfig.CURRENT_VERSION
                        + ": use the convzoo that wrote it, or bring the file to format " + RunConfig.CURRENT_VERSION
                        + " and set version: " + RunConfig.CURRENT_VERSION);
        throw problems.toException();
    }
}
