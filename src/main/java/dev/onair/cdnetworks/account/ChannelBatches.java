package dev.onair.cdnetworks.account;

import dev.onair.account.Calls;
import dev.onair.account.Coalescer;
import dev.onair.cdnetworks.client.Acknowledged;
import dev.onair.cdnetworks.client.CdnetworksClient;
import dev.onair.engine.Lane;

/** The calls that take many channels at once: those that wait at the same time leave together. */
public record ChannelBatches(
        Coalescer<Acknowledged> deletions, Coalescer<Acknowledged> bans, Coalescer<Acknowledged> unbans) {

    static ChannelBatches of(Calls calls, CdnetworksClient client) {
        return new ChannelBatches(
                AcknowledgedBatch.of(calls, Lane.DELETE, "deleteChannel", client::deleteChannel),
                AcknowledgedBatch.of(calls, Lane.EMERGENCY, "channelForbidden", client::channelForbidden),
                AcknowledgedBatch.of(calls, Lane.WRITE, "channelReBroadcast", client::channelReBroadcast));
    }
}
