/** ForwardTask: a channel's stream relayed to another platform. CDNetworks Cloud Live API 2.27 to 2.29. */
@NullMarked
package dev.onair.cdnetworks.forwardtask;

import org.jspecify.annotations.NullMarked;
