/** Flow: takes a stream in over SRT and passes it on to others, StreamConnect at the vendor. */
@NullMarked
package dev.onair.huawei.flow;

import org.jspecify.annotations.NullMarked;
