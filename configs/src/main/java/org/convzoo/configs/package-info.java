/** The YAML files people run and the typed records they become; knows no ND4J. */
@NullMarked
package org.convzoo.configs;

import org.jspecify.annotations.NullMarked;
