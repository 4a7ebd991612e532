/** What other libraries call the parameters of these networks, and how they lay them out: tables, known without ND4J. */
@NullMarked
package org.convzoo.zoo.names;

import org.jspecify.annotations.NullMarked;
