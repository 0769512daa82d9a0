/** What the operator measures: each metric's name and help in one place, and the series of resources, of which there is a bounded number. */
@NullMarked
package dev.onair.operator.metrics;

import org.jspecify.annotations.NullMarked;
