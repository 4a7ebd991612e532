/** Every architecture as a table, with weights, image contracts and labels. */
@NullMarked
package org.convzoo.zoo;

import org.jspecify.annotations.NullMarked;
