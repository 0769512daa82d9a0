@NullMarked
package dev.onair.operator.metrics;

import org.jspecify.annotations.NullMarked;
