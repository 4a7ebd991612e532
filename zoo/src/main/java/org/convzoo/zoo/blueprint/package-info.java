/** Networks on paper: layers, shapes and costs, known without ND4J. */
@NullMarked
package org.convzoo.zoo.blueprint;

import org.jspecify.annotations.NullMarked;
