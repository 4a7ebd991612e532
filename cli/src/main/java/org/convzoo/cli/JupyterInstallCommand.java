package org.convzoo.cli;

import java.nio.file.Path;
import org.convzoo.configs.UserException;
import org.convzoo.notebooks.JupyterFolder;
import org.convzoo.notebooks.KernelInstallation;
import org.convzoo.notebooks.KernelSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Registers the kernel with Jupyter. */
@Command(
        name = "install",
        description =
                "Registers a Java kernel with this project's libraries, for you or for an installation of Jupyter.",
        footer = {
            "",
            "Example: convzoo jupyter install",
            "Example: convzoo jupyter install --prefix .venv --name java-convzoo",
            "Options of the JVM that CONVZOO_JAVA_OPTIONS holds go with it. To take it away: jupyter kernelspec remove convzoo"
        })
final class JupyterInstallCommand extends Verb {

    @Option(names = "--user", description = "For yourself alone; so it is if --prefix is left out.")
    boolean user;

    @Option(
            names = "--prefix",
            paramLabel = "DIR",
            description = "For all who use the Jupyter in DIR, e.g. /usr/local or a virtual environment.")
    @Nullable
    Path prefix;

    @Option(names = "--name", paramLabel = "NAME", description = "What notebooks call it (default ${DEFAULT-VALUE}).")
    String name = "convzoo";

    @Option(
            names = "--display-name",
            paramLabel = "TEXT",
            description = "What menus call it (default ${DEFAULT-VALUE}).")
    String displayName = "Java (convzoo)";

    @Override
    public Integer call() {
        if (user && prefix != null) {
            throw UserException.wrongUsage("give either --user or --prefix, not both");
        }
        if (prefix != null && prefix.toString().isBlank()) {
            throw UserException.wrongUsage("--prefix needs the folder that a Jupyter is installed in, e.g. /usr/local");
        }
        Path jupyter = prefix == null
                ? JupyterFolder.ofUser(
                        terminal().environment(),
                        System.getProperty("os.name"),
                        Path.of(System.getProperty("user.home")))
                : JupyterFolder.ofPrefix(prefix);
        KernelSpec kernel = KernelSpec.ofThisProcess(displayName, terminal().environment());
        terminal()
                .out()
                .println("Registered the kernel " + name + " in " + KernelInstallation.install(kernel, name, jupyter));
        return 0;
    }
}
