package dev.onair.cdnetworks.account;

import dev.onair.account.Calls;
import dev.onair.account.Coalescer;
import dev.onair.account.Gathering;
import dev.onair.cdnetworks.client.Acknowledged;
import dev.onair.cdnetworks.client.CdnetworksClient;
import dev.onair.engine.Lane;

/** The calls that take many channels at once: those that wait at the same time leave together. */
public record ChannelBatches(
        Coalescer<Acknowledged> deletions, Coalescer<Acknowledged> bans, Coalescer<Acknowledged> unbans) {

    /** @param gathering for how long a deletion, which nobody is in a hurry for, takes up those that come shortly after it */
    static ChannelBatches of(Calls calls, CdnetworksClient client, Gathering gathering) {
        return new ChannelBatches(
                AcknowledgedBatch.of(calls, Lane.DELETE, "deleteChannel", gathering, client::deleteChannel),
                AcknowledgedBatch.of(
                        calls, Lane.EMERGENCY, "channelForbidden", Gathering.NONE, client::channelForbidden),
                AcknowledgedBatch.of(
                        calls, Lane.WRITE, "channelReBroadcast", Gathering.NONE, client::channelReBroadcast));
    }
}
