package org.convzoo.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Gives each verb the terminal it writes to. */
record VerbFactory(Terminal terminal, List<String> arguments) implements IFactory {

    VerbFactory(Terminal terminal, String[] arguments) {
        this(terminal, List.of(arguments));
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (Verb.class.isAssignableFrom(type)) {
            K verb = type.getDeclaredConstructor().newInstance();
            ((Verb) verb).begin(terminal, arguments);
            return verb;
        }
        return CommandLine.defaultFactory().create(type);
    }
}
