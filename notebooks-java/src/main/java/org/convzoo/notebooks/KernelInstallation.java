package org.convzoo.notebooks;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.convzoo.configs.AtomicFile;
import org.convzoo.configs.UserException;

/** Registers the kernel where Jupyter looks for kernels. */
public final class KernelInstallation {

    /** As Jupyter has it, but for dots alone, which are folders of the file system's own. */
    private static final Pattern NAME = Pattern.compile("(?!\\.+$)[A-Za-z0-9._-]+");

    private KernelInstallation() {}

    /**
     * Writes {@code kernels/NAME/kernel.json}; an earlier one of this project's is replaced.
     *
     * @param jupyter a folder of Jupyter's data
     * @return the kernel's folder
     * @throws UserException if a name is none, another kernel has it, or the folder cannot be written to
     */
    public static Path install(KernelSpec spec, String name, Path jupyter) {
        if (!NAME.matcher(name).matches()) {
            throw UserException.wrongUsage(
                    "a kernel's name has letters, digits, '.', '_' and '-' only, and not dots alone, got '" + name
                            + "'; choose another: --name");
        }
        if (spec.displayName().isBlank()) {
            throw UserException.wrongUsage("a kernel that menus show needs a name to be shown by: --display-name");
        }
        Path folder = jupyter.resolve("kernels").resolve(name).toAbsolutePath().normalize();
        Path file = folder.resolve("kernel.json");
        try {
            if (Files.exists(file) && !Files.readString(file).contains(KernelLauncher.class.getName())) {
                throw UserException.wrongUsage(
                        folder + " is the kernel of another program; choose another name: --name");
            }
            Files.createDirectories(folder);
        } catch (AccessDeniedException forbidden) {
            throw forbidden(folder);
        } catch (IOException impossible) {
            throw UserException.failed("cannot make the folder " + folder + ": " + impossible, impossible);
        }
        if (!Files.isWritable(folder)) {
            throw forbidden(folder);
        }
        AtomicFile.writeText(file, spec.json());
        return folder;
    }

    private static UserException forbidden(Path folder) {
        return UserException.failed("no permission to write to " + folder
                + "; install for yourself alone with --user, or name a folder of yours with --prefix");
    }
}
