/** Runs lessons that are written as Jupyter notebooks: cells of Java, evaluated by the JDK's JShell, with pictures below them. */
@NullMarked
package org.convzoo.notebooks;

import org.jspecify.annotations.NullMarked;
