/** LiveChannel: a channel that encoders push to. The first kind, and the shape of all others. */
@NullMarked
package dev.onair.cdnetworks.livechannel;

import org.jspecify.annotations.NullMarked;
