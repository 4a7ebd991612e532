package org.convzoo.configs.download;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The road to the web.
 *
 * @param offline whether nothing may be downloaded at all
 * @param mirror takes the place of the publishers' servers
 * @param proxies what requests go through
 * @param downloads is told of files that have no {@link Progress} of their own
 */
public record Access(boolean offline, Optional<Mirror> mirror, Proxies proxies, Downloads downloads) {

    /** Nobody watches. */
    public Access(boolean offline, Optional<Mirror> mirror, Proxies proxies) {
        this(offline, mirror, proxies, Downloads.UNWATCHED);
    }

    /** Straight to the publishers, through the proxies that the Java platform knows. */
    public static Access direct() {
        return new Access(false, Optional.empty(), Proxies.ofThePlatform());
    }

    /**
     * As a person's surroundings have it.
     *
     * @param environment may have HTTPS_PROXY, HTTP_PROXY and NO_PROXY, and CONVZOO_OFFLINE, which switches downloads off
     * @param mirrorVariable the name of the variable that may hold a mirror's address
     * @throws org.convzoo.configs.UserException if one of them cannot be understood
     */
    public static Access of(Map<String, String> environment, String mirrorVariable, boolean offline) {
        Optional<Mirror> mirror = Optional.ofNullable(environment.get(mirrorVariable))
                .filter(address -> !address.isBlank())
                .map(address -> Mirror.parse(mirrorVariable, address.strip()));
        boolean switchedOff = !environment.getOrDefault("CONVZOO_OFFLINE", "").isBlank();
        return new Access(offline || switchedOff, mirror, Proxies.of(environment));
    }

    /** The same road, watched. */
    public Access watchedBy(Downloads watcher) {
        return new Access(offline, mirror, proxies, watcher);
    }

    /** Where a published file is asked for. */
    URI addressOf(URI published) throws RefusedException {
        if (offline) {
            throw new RefusedException("downloads are switched off (--offline, CONVZOO_OFFLINE)");
        }
        String path = published.getPath();
        return mirror.map(folder -> folder.addressOf(path.substring(path.lastIndexOf('/') + 1)))
                .orElse(published);
    }
}
