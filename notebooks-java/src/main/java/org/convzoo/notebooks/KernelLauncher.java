package org.convzoo.notebooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/** The program that Jupyter starts for each notebook. */
public final class KernelLauncher {

    private KernelLauncher() {}

    /**
     * Serves one notebook until Jupyter ends it.
     *
     * @param arguments the file in which Jupyter says where it listens
     */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        if (arguments.length != 1) {
            System.err.println(
                    "error: Jupyter starts this program by itself, with the file of a connection; to register"
                            + " it there: convzoo jupyter install");
            System.exit(2);
        }
        // nothing is drawn on a screen: pictures go into the notebook
        System.setProperty("java.awt.headless", "true");
        KernelConnectionProperties properties =
                KernelConnectionProperties.parse(Files.readString(Path.of(arguments[0])));
        JupyterConnection connection = new JupyterConnection(properties);
        NotebookKernel kernel = new NotebookKernel(new CellEvaluator(System.getProperty("java.class.path")));
        kernel.becomeHandlerForConnection(connection);
        kernel.onStartup();
        connection.connect();
        connection.waitUntilClose();
        System.exit(0); // threads of libraries would keep the process alive
    }
}
