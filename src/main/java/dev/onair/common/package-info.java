/** What the YAML of every kind shares: references, policies, annotations, and the common part of spec and status. */
@NullMarked
package dev.onair.common;

import org.jspecify.annotations.NullMarked;
