package dev.onair.cdnetworks.pullchannel;

import dev.onair.cdnetworks.account.ChannelStatus;

/** What is known of a pull channel. The vendor tells no state of it; its source may be a secret and is not repeated. */
public final class PullChannelStatus extends ChannelStatus {}
