/** Fetches published files and lets them have their names only when they are whole and right. */
@NullMarked
package org.convzoo.configs.download;

import org.jspecify.annotations.NullMarked;
