package org.convzoo.configs.download;

import java.net.URI;
import java.net.URISyntaxException;
import org.convzoo.configs.UserException;

/**
 * A folder on the web that has the published files under their own names.
 *
 * @param folder ends in a slash
 */
public record Mirror(URI folder) {

    /**
     * Reads an address that a person wrote.
     *
     * @param setting what it was written for
     * @throws UserException if it is no http or https address
     */
    public static Mirror parse(String setting, String address) {
        try {
            URI folder = new URI(address.endsWith("/") ? address : address + "/");
            if (folder.getHost() != null && ("http".equals(folder.getScheme()) || "https".equals(folder.getScheme()))) {
                return new Mirror(folder);
            }
        } catch (URISyntaxException malformed) {
            // said below, in the words of the setting
        }
        throw UserException.wrongUsage(setting + " must be an http or https address of a folder, got " + address);
    }

    public URI addressOf(String fileName) {
        return folder.resolve(fileName);
    }
}
