/** Image files that a table lists. */
@NullMarked
package org.convzoo.data.manifest;

import org.jspecify.annotations.NullMarked;
