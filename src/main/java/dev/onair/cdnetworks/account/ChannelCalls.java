package dev.onair.cdnetworks.account;

import dev.onair.account.AccountCalls;
import dev.onair.account.Page;
import dev.onair.cdnetworks.client.CdnetworksClient;
import dev.onair.cdnetworks.client.ChannelDetails;
import dev.onair.cdnetworks.client.ChannelEntry;
import dev.onair.cdnetworks.client.ChannelState;
import dev.onair.cdnetworks.client.ConfiguredChannel;
import dev.onair.cdnetworks.client.ListOrder;
import dev.onair.cdnetworks.client.ListedChannel;
import dev.onair.cdnetworks.client.PullChannelDetails;
import dev.onair.cdnetworks.client.PullChannelEntry;
import dev.onair.cdnetworks.client.PullChannels;
import dev.onair.engine.Outcome;
import java.util.Objects;
import java.util.Optional;

/**
 * How the vendor tells of one sort of channels: of those that are pushed to, or of those that pull.
 *
 * @param <E> what the list tells of one
 * @param <D> what only its details tell
 */
interface ChannelCalls<E extends ListedChannel, D extends ConfiguredChannel> {

    /** The resource's kind, as manifests spell it. */
    String kind();

    String listing();

    /** @param number from 1, newest channels first */
    Outcome<Page<E>> list(int number);

    String reading();

    Outcome<D> read(String pullId);

    /**
     * The details as the list would have told them.
     *
     * @param listed what the list told last
     */
    E entry(D details, Optional<E> listed);

    /** Whether the details still belong to what the list tells: whatever changes there may have come with more. */
    boolean agree(D details, E entry);

    /** Whether anybody may be watching. */
    boolean mayBeWatched(E entry);

    /** CDNetworks Cloud Live API 2.2, 2.3. */
    record Pushed(CdnetworksClient client) implements ChannelCalls<ChannelEntry, ChannelDetails> {
        @Override
        public String kind() {
            return "LiveChannel";
        }

        @Override
        public String listing() {
            return "getChannelList";
        }

        @Override
        public Outcome<Page<ChannelEntry>> list(int number) {
            return AccountCalls.proving(
                            client.getChannelList(number, CdnetworksClient.LARGEST_PAGE, ListOrder.NEWEST_FIRST))
                    .map(page -> new Page<>(page.channels(), page.total(), page.weight(), page.unread()));
        }

        @Override
        public String reading() {
            return "getChannelConfigure";
        }

        @Override
        public Outcome<ChannelDetails> read(String pullId) {
            return client.getChannelConfigure(pullId);
        }

        @Override
        public ChannelEntry entry(ChannelDetails details, Optional<ChannelEntry> listed) {
            return new ChannelEntry(
                    details.pullId(),
                    details.channelName(),
                    details.application(),
                    details.state(),
                    details.immediateRecording(),
                    details.createdAt(),
                    details.pushUrl(),
                    details.directoryId(),
                    details.scenario(),
                    listed.map(ChannelEntry::userId).orElse(null));
        }

        @Override
        public boolean agree(ChannelDetails details, ChannelEntry entry) {
            return details.channelName().equals(entry.channelName())
                    && Objects.equals(details.pushUrl(), entry.pushUrl())
                    && Objects.equals(details.directoryId(), entry.directoryId())
                    && Objects.equals(details.scenario(), entry.scenario());
        }

        @Override
        public boolean mayBeWatched(ChannelEntry entry) {
            return entry.state() == ChannelState.LIVE;
        }
    }

    /** CDNetworks Cloud Live API 2.14, 2.15. The vendor tells no state of these, so each may be watched. */
    record Pulling(PullChannels client) implements ChannelCalls<PullChannelEntry, PullChannelDetails> {
        @Override
        public String kind() {
            return "PullChannel";
        }

        @Override
        public String listing() {
            return "getPullChannelList";
        }

        @Override
        public Outcome<Page<PullChannelEntry>> list(int number) {
            return client.getPullChannelList(number, CdnetworksClient.LARGEST_PAGE, ListOrder.NEWEST_FIRST)
                    .map(page -> new Page<>(page.channels(), page.total(), page.weight(), page.unread()));
        }

        @Override
        public String reading() {
            return "getPullChannelConfigure";
        }

        @Override
        public Outcome<PullChannelDetails> read(String pullId) {
            return client.getPullChannelConfigure(pullId);
        }

        @Override
        public PullChannelEntry entry(PullChannelDetails details, Optional<PullChannelEntry> listed) {
            return new PullChannelEntry(
                    details.pullId(),
                    details.channelName(),
                    listed.map(PullChannelEntry::application).orElse(null),
                    details.sourceProtocol(),
                    details.sourceUrl(),
                    details.createdAt(),
                    listed.map(PullChannelEntry::userId).orElse(null));
        }

        @Override
        public boolean agree(PullChannelDetails details, PullChannelEntry entry) {
            return details.channelName().equals(entry.channelName())
                    && Objects.equals(details.sourceProtocol(), entry.sourceProtocol())
                    && Objects.equals(details.sourceUrl(), entry.sourceUrl());
        }

        @Override
        public boolean mayBeWatched(PullChannelEntry entry) {
            return true;
        }
    }
}
