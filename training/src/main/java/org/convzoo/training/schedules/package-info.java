/** The learning rate over a run: a file for each schedule. */
@NullMarked
package org.convzoo.training.schedules;

import org.jspecify.annotations.NullMarked;
