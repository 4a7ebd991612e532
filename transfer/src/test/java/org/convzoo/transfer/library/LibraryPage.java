package org.convzoo.transfer.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The programs of a page, in its order.
 *
 * @param programs one a section that has Java in it
 */
record LibraryPage(List<Program> programs) {

    private static final Pattern BLOCK = Pattern.compile("```(\\w*)\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("^public class (\\w+)", Pattern.MULTILINE);
    private static final Pattern SERVICE = Pattern.compile("`(META-INF/services/\\S+)`");

    /**
     * A program as the page has it.
     *
     * @param name of its class
     * @param code the whole file
     * @param serviceFile that goes with it; empty for most
     * @param service what is in that file
     * @param output what the page says that it prints
     */
    record Program(String name, String code, String serviceFile, String service, String output) {}

    static LibraryPage of(String markdown) {
        return new LibraryPage(Arrays.stream(markdown.split("(?m)^## "))
                .skip(1)
                .filter(section -> section.contains("```java"))
                .map(LibraryPage::program)
                .toList());
    }

    private static Program program(String section) {
        List<String> code = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        Matcher block = BLOCK.matcher(section);
        while (block.find()) {
            (block.group(1).equals("java") ? code : plain).add(block.group(2));
        }
        Matcher name = CLASS.matcher(String.join("", code));
        Matcher service = SERVICE.matcher(section);
        boolean hasService = service.find();
        if (code.size() != 1 || !name.find() || plain.size() != (hasService ? 2 : 1)) {
            throw new AssertionError(
                    "the section \"" + section.lines().findFirst().orElse("")
                            + "\" of docs/library.md needs one Java block with a public class, the service file that the text"
                            + " names if any, and at last what the program prints");
        }
        return new Program(
                name.group(1),
                code.get(0),
                hasService ? service.group(1) : "",
                hasService ? plain.get(0) : "",
                plain.get(plain.size() - 1));
    }
}
