package org.convzoo.notebooks;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where Jupyter keeps its own data, kernels among them. */
public final class JupyterFolder {

    private JupyterFolder() {}

    /**
     * The user's, as Jupyter itself finds it.
     *
     * @param environment may have JUPYTER_DATA_DIR, HOME, XDG_DATA_HOME, APPDATA
     * @param system the operating system, as Java calls it
     * @param account the user's folder where no HOME names another
     */
    public static Path ofUser(Map<String, String> environment, String system, Path account) {
        String chosen = environment.getOrDefault("JUPYTER_DATA_DIR", "");
        if (!chosen.isBlank()) {
            return Path.of(chosen);
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            return roaming.isBlank() ? account.resolve(".jupyter/data") : Path.of(roaming, "jupyter");
        }
        String named = environment.getOrDefault("HOME", "");
        Path home = named.isBlank() ? account : Path.of(named);
        if (name.startsWith("mac")) {
            return home.resolve("Library/Jupyter");
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        return data.isBlank() ? home.resolve(".local/share/jupyter") : Path.of(data, "jupyter");
    }

    /** That of an installation of Jupyter, such as /usr/local or a virtual environment. */
    public static Path ofPrefix(Path prefix) {
        return prefix.resolve("share/jupyter");
    }
}
