/** Predictions become metrics and a report; knows no network. */
@NullMarked
package org.convzoo.evaluation;

import org.jspecify.annotations.NullMarked;
