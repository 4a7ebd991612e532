/** Image files in one folder a class. */
@NullMarked
package org.convzoo.data.folder;

import org.jspecify.annotations.NullMarked;
