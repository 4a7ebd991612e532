/** What a set of labelled images is made of, and what is wrong with it, before anything is trained on it. */
@NullMarked
package org.convzoo.data.inspection;

import org.jspecify.annotations.NullMarked;
