/** PullChannel: a channel that takes its stream from an origin, and viewers play from. */
@NullMarked
package dev.onair.cdnetworks.pullchannel;

import org.jspecify.annotations.NullMarked;
