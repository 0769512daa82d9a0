/** {@code make bench}: the budgets of the architecture, measured against the simulators. */
@NullMarked
package dev.onair.bench;

import org.jspecify.annotations.NullMarked;
