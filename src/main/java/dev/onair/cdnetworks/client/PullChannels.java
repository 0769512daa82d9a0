package dev.onair.cdnetworks.client;

import static dev.onair.cdnetworks.client.CdnetworksClient.CHANNELS;
import static dev.onair.http.CallKind.READ;
import static dev.onair.http.CallKind.WRITE;

import dev.onair.engine.Outcome;
import java.util.List;

/** Channels that pull their stream from an origin. CDNetworks Cloud Live API 2.12 to 2.15. */
public final class PullChannels {

    private final Transport transport;

    PullChannels(Transport transport) {
        this.transport = transport;
    }

    /** Not idempotent, and names are not unique: after {@code Unknown}, look for the channel before creating again. */
    public Outcome<CreatedChannel> createPullChannel(PullChannelForm form) {
        return transport.exchange(CHANNELS, "createPullChannel", WRITE, form.fields(), ChannelAnswers::created);
    }

    /** Harmless to repeat. */
    public Outcome<Acknowledged> editPullChannel(PullChannelEdit edit) {
        return transport.acknowledged(CHANNELS, "editPullChannel", edit.fields());
    }

    public Outcome<PullChannelDetails> getPullChannelConfigure(String pullId) {
        var fields = new Fields().id("pullId", pullId);
        return transport.exchange(
                CHANNELS, "getPullChannelConfigure", READ, fields, data -> PullChannelAnswers.details(pullId, data));
    }

    /**
     * One page of all pull channels.
     *
     * @param pageIndex from 1
     * @param pageSize 1 to {@value CdnetworksClient#LARGEST_PAGE}
     */
    public Outcome<PullChannelPage> getPullChannelList(int pageIndex, int pageSize, ListOrder order) {
        var fields = new Fields().number("listOrder", order.code()).page(pageIndex, pageSize);
        Outcome<PullChannelPage> page = transport.exchange(
                CHANNELS,
                "getPullChannelList",
                READ,
                fields,
                data -> PullChannelAnswers.page(pageIndex, pageSize, data));
        return PastTheEnd.isEmpty(pageIndex, pageSize, page, before -> new PullChannelPage(List.of(), before, 0, 0));
    }
}
