package dev.onair.cdnetworks.client;

import static dev.onair.http.CallKind.READ;
import static dev.onair.http.CallKind.WRITE;

import dev.onair.engine.Outcome;
import dev.onair.http.CallKind;
import dev.onair.http.HttpLimits;
import dev.onair.http.SafeEndpoint;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One account's way to the Cloud Live API: live channels here, all else by area. Each method is one request, named as the
 * vendor's path. It neither waits for quota nor repeats anything. Expected failures are outcomes; an {@link IllegalArgumentException} is a bug of the caller.
 * Safe for use by many threads.
 */
public final class CdnetworksClient implements AutoCloseable {

    /** The most entries that one page of any list has. CDNetworks Cloud Live API 2.3.3, 2.15.3, 2.21.3, 2.29.3. */
    public static final int LARGEST_PAGE = 50;

    static final String CHANNELS = "/live/channelManage/";
    private static final String ONLINE = "/live/onlinenumber/";

    private final Settings settings;
    private final Transport transport;
    private final PullChannels pullChannels;
    private final RecordTasks recordTasks;
    private final RecordDirectories recordDirectories;
    private final ForwardTasks forwardTasks;

    /**
     * Where and how to call.
     *
     * @param endpoint HTTPS, or HTTP to this machine; scheme, host and port only
     */
    public record Settings(URI endpoint, Signing signing, HttpLimits limits) {

        public Settings {
            endpoint = SafeEndpoint.require(endpoint);
        }

        /** The usual timeouts and sizes. */
        public static Settings of(URI endpoint, Signing signing) {
            return new Settings(endpoint, signing, HttpLimits.USUAL);
        }
    }

    /**
     * Opens no connection yet.
     *
     * @param credentials asked for each call, so that a changed Secret needs no new client; what it throws, calls throw
     */
    public CdnetworksClient(Settings settings, Supplier<Credentials> credentials, InstantSource clock) {
        this.settings = settings;
        this.transport = new Transport(settings, credentials, clock);
        this.pullChannels = new PullChannels(transport);
        this.recordTasks = new RecordTasks(transport);
        this.recordDirectories = new RecordDirectories(transport);
        this.forwardTasks = new ForwardTasks(transport);
    }

    /** Channels that pull their stream from an origin; they are banned, deleted and counted as live channels are. */
    public PullChannels pullChannels() {
        return pullChannels;
    }

    public RecordTasks recordTasks() {
        return recordTasks;
    }

    public RecordDirectories recordDirectories() {
        return recordDirectories;
    }

    public ForwardTasks forwardTasks() {
        return forwardTasks;
    }

    /** Not idempotent, and names are not unique: after {@code Unknown}, look for the channel before creating again. */
    public Outcome<CreatedChannel> createChannel(ChannelForm form) {
        return call(CHANNELS, "createChannel", WRITE, form.fields(), ChannelAnswers::created);
    }

    public Outcome<ChannelDetails> getChannelConfigure(String pullId) {
        return call(
                CHANNELS, "getChannelConfigure", READ, pullId(pullId), data -> ChannelAnswers.details(pullId, data));
    }

    /**
     * One page of all channels.
     *
     * @param pageIndex from 1
     * @param pageSize 1 to {@value #LARGEST_PAGE}
     */
    public Outcome<ChannelPage> getChannelList(int pageIndex, int pageSize, ListOrder order) {
        var fields = new Fields().number("listOrder", order.code()).page(pageIndex, pageSize);
        return PastTheEnd.isEmpty(
                pageIndex,
                pageSize,
                call(CHANNELS, "getChannelList", READ, fields, data -> ChannelAnswers.page(pageIndex, pageSize, data)),
                before -> new ChannelPage(List.of(), before, 0, 0));
    }

    /** Deletes for good. */
    public Outcome<Acknowledged> deleteChannel(List<String> pullIds) {
        return acknowledged("deleteChannel", pullIds);
    }

    public Outcome<ChannelState> getChannelLiveState(String pullId) {
        return call(CHANNELS, "getChannelLiveState", READ, pullId(pullId), ChannelAnswers::state);
    }

    /** Only where {@link Signing#hasBatchChannelLiveState()}. A channel that the vendor does not know is missing. */
    public Outcome<Map<String, ChannelState>> batchChannelLiveState(List<String> pullIds) {
        if (!settings.signing().hasBatchChannelLiveState()) {
            throw new UnsupportedOperationException(settings.signing() + " has no batchChannelLiveState");
        }
        return call(
                CHANNELS,
                "batchChannelLiveState",
                READ,
                new Fields().someIds("pullIds", pullIds),
                ChannelAnswers::states);
    }

    /** Bans; the vendor lifts the ban by itself after seven days. */
    public Outcome<Acknowledged> channelForbidden(List<String> pullIds) {
        return acknowledged("channelForbidden", pullIds);
    }

    /** Lifts a ban. The newer generation spells the path without an {@code a}. */
    public Outcome<Acknowledged> channelReBroadcast(List<String> pullIds) {
        return switch (settings.signing()) {
            case WS3 -> acknowledged("channelReBroadcast", pullIds);
            case CNC -> acknowledged("channelReBrodcast", pullIds);
        };
    }

    /** Harmless to repeat unless it resets the push URL: that cuts the streamer off each time. */
    public Outcome<EditedChannel> channelEdit(ChannelEdit edit) {
        return call(CHANNELS, "channelEdit", WRITE, edit.fields(), ChannelAnswers::edited);
    }

    public Outcome<PullCode> getSinglePullCode(PullCodeQuery query) {
        return call(CHANNELS, "getSinglePullCode", READ, query.fields(), ChannelAnswers::pullCode);
    }

    /** Signs a new push URL for the same stream; only for domains with timestamp anti-hotlinking. */
    public Outcome<PushUrl> setPushTsatc(String pullId, Duration validFor) {
        if (validFor.toSeconds() < 1) {
            throw new IllegalArgumentException("validFor " + validFor + " is too short: give at least one second");
        }
        // Seconds, whatever its name says (2.11.3).
        var fields = pullId(pullId).text("effectiveHourLong", Long.toString(validFor.toSeconds()));
        return call(CHANNELS, "setPushTsatc", WRITE, fields, ChannelAnswers::pushUrl);
    }

    /**
     * The page to watch at. The document's table says GET, its example and the SDK POST: this sends POST, and GET once the
     * vendor did not take that (HTTP 405).
     */
    public Outcome<URI> getChannelShareUrl(String pullId) {
        var name = "getChannelShareUrl";
        return transport.exchange(
                new Call(name, CHANNELS + name, READ, pullId(pullId), true), ChannelAnswers::shareUrl);
    }

    /** Cuts the stream once; whoever pushes may come back at once. */
    public Outcome<Acknowledged> disconnectStream(String pullId) {
        return acknowledged("disconnectStream", List.of(pullId));
    }

    /** Says where the vendor reports a push domain's channel states to, or that it does so no more; the last call holds. */
    public Outcome<Acknowledged> setChannelStateRealtimeBack(ChannelStateBack form) {
        return transport.acknowledged(CHANNELS, "setChannelStateRealtimeBack", form.fields());
    }

    /** Viewers by channel, RTMP only; no ids ask for all channels. */
    public Outcome<Map<String, Long>> getRealTimeChannelOnlineNumber(List<String> pullIds) {
        var fields = new Fields().ids("pullIds", pullIds);
        return call(ONLINE, "getRealTimeChannelOnlineNumber", READ, fields, ChannelAnswers::onlineByChannel);
    }

    /** Viewers by push domain, RTMP only. */
    public Outcome<Map<String, Long>> getRealTimeHostOnlineNumber(List<String> pushDomains) {
        var fields = new Fields().someIds("pushDomains", pushDomains);
        return call(ONLINE, "getRealTimeHostOnlineNumber", READ, fields, ChannelAnswers::onlineByDomain);
    }

    /** Drops calls that are under way. */
    @Override
    public void close() {
        transport.close();
    }

    private Outcome<Acknowledged> acknowledged(String name, List<String> pullIds) {
        return transport.acknowledged(CHANNELS, name, new Fields().someIds("pullId", pullIds));
    }

    private <T> Outcome<T> call(String folder, String name, CallKind kind, Fields fields, Function<Answer, T> reader) {
        return transport.exchange(folder, name, kind, fields, reader);
    }

    private static Fields pullId(String pullId) {
        return new Fields().id("pullId", pullId);
    }
}
