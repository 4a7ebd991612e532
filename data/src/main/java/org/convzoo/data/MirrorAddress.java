package org.convzoo.data;

import java.net.URI;
import java.net.URISyntaxException;
import org.convzoo.configs.UserException;

/** Where files are downloaded from. */
public final class MirrorAddress {

    private MirrorAddress() {}

    /**
     * The address of a folder, against which the names of files can be resolved.
     *
     * @throws UserException of the kind WRONG_USAGE if {@code mirror} is no http or https address
     */
    public static URI of(String mirror) {
        String folder = mirror.endsWith("/") ? mirror : mirror + "/";
        try {
            URI address = new URI(folder);
            if (address.getHost() != null
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
                return address;
            }
        } catch (URISyntaxException malformed) {
            // Said below, in the words of the configuration.
        }
        throw UserException.wrongUsage(
                "data.source.mirror must be an http or https address of a folder, got " + mirror);
    }
}
