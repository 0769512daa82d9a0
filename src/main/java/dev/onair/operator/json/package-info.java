/** How our resources are read and written as JSON, whichever version of Onair wrote them. */
@NullMarked
package dev.onair.operator.json;

import org.jspecify.annotations.NullMarked;
