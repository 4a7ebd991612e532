/** Nearest neighbours, decision trees and random forests on features: adapters to Tribuo. */
@NullMarked
package org.convzoo.transfer.classical;

import org.jspecify.annotations.NullMarked;
