package org.convzoo.zoo.names;

import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Layer names in two columns, {@code ours | theirs}, a row a line. A number that varies, with or without a letter behind
 * it, is a letter in braces: {@code conv{s}_{b} | layer{s-1}.{b-1}} says that conv2_1 is layer1.0.
 */
final class LayerTable implements LayerNames {

    private static final Pattern VARIABLE = Pattern.compile("\\{(?<name>[a-z])(?:-(?<less>\\d+))?}");

    private final List<Row> rows;

    private record Row(Pattern ours, String theirs) {

        static Row parse(String line) {
            String[] columns = line.split("\\|");
            if (columns.length != 2) {
                throw new IllegalArgumentException("a row has two columns, not: " + line);
            }
            Matcher variables = VARIABLE.matcher(columns[0].strip());
            return new Row(Pattern.compile(variables.replaceAll("(?<${name}>\\\\d+[a-z]?)")), columns[1].strip());
        }

        @Nullable
        String nameOf(String layer) {
            Matcher values = ours.matcher(layer);
            return values.matches() ? VARIABLE.matcher(theirs).replaceAll(variable -> value(variable, values)) : null;
        }

        private static String value(MatchResult variable, Matcher values) {
            String value = values.group(variable.group(1));
            return variable.group(2) == null
                    ? value
                    : Integer.toString(Integer.parseInt(value) - Integer.parseInt(variable.group(2)));
        }
    }

    private LayerTable(List<Row> rows) {
        this.rows = rows;
    }

    static LayerTable parse(String table) {
        return new LayerTable(table.lines().map(Row::parse).toList());
    }

    @Override
    public @Nullable String nameOf(String layer) {
        List<String> names = rows.stream()
                .map(row -> row.nameOf(layer))
                .filter(Objects::nonNull)
                .toList();
        if (names.size() > 1) {
            throw new IllegalStateException(layer + " is in the table more than once: " + names);
        }
        return names.isEmpty() ? null : names.get(0);
    }

    /** For libraries that put a convolution and its normalization, here {@code x} and {@code x_bn}, into one module. */
    LayerNames asModules(String convolution, String normalization) {
        return layer -> {
            boolean normalizes = layer.endsWith("_bn");
            String module = nameOf(normalizes ? layer.substring(0, layer.length() - "_bn".length()) : layer);
            return module == null ? null : module + (normalizes ? normalization : convolution);
        };
    }
}
