package dev.onair.cdnetworks.statecallback;

/**
 * All that can be known of a callback without a call to ask: that there is a push domain, and whether what was last sent is
 * still to be believed.
 */
record ChannelStateCallbackObserved(boolean trusted) {}
