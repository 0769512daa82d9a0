/** ChannelStateCallback: that the vendor reports the channel states of a push domain, and where to. */
@NullMarked
package dev.onair.cdnetworks.statecallback;

import org.jspecify.annotations.NullMarked;
