package org.convzoo.zoo;

import java.util.List;

/**
 * Networks of one's own, which the zoo then knows by name like those it came with: runs train them, the command line lists
 * and describes them. A family is found as a service of the class path: the file
 * {@code META-INF/services/org.convzoo.zoo.ArchitectureFamily} names the class, which is public and has a public
 * constructor without parameters.
 */
public interface ArchitectureFamily {

    /** Asked for whenever the zoo is, so it must be quick. */
    List<Architecture> architectures();
}
