/** What the process logs, looked at by tests. */
@NullMarked
package dev.onair.logs;

import org.jspecify.annotations.NullMarked;
