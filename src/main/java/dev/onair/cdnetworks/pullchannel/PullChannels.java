package dev.onair.cdnetworks.pullchannel;

import dev.onair.account.Sighting;
import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.cdnetworks.account.ChannelReport;
import dev.onair.cdnetworks.account.ChannelStatus;
import dev.onair.cdnetworks.account.ChannelWork;
import dev.onair.cdnetworks.account.Circumstances;
import dev.onair.cdnetworks.account.LostChannel;
import dev.onair.cdnetworks.account.ObservedChannel;
import dev.onair.cdnetworks.account.PlaybackDetails;
import dev.onair.cdnetworks.account.UnchangeablePlayback;
import dev.onair.cdnetworks.client.Acknowledged;
import dev.onair.cdnetworks.client.PlaybackUrl;
import dev.onair.cdnetworks.client.Protocol;
import dev.onair.cdnetworks.client.PullChannelDetails;
import dev.onair.cdnetworks.client.PullChannelEdit;
import dev.onair.cdnetworks.client.PullChannelEntry;
import dev.onair.cdnetworks.client.Signing;
import dev.onair.cdnetworks.pullchannel.PullChannelCommand.Create;
import dev.onair.cdnetworks.pullchannel.PullChannelCommand.Delete;
import dev.onair.cdnetworks.pullchannel.PullChannelCommand.Edit;
import dev.onair.common.Attempt;
import dev.onair.common.Hash;
import dev.onair.engine.Adapter;
import dev.onair.engine.Caller;
import dev.onair.engine.Effect;
import dev.onair.engine.Failure;
import dev.onair.engine.Found;
import dev.onair.engine.Indicator;
import dev.onair.engine.Kept;
import dev.onair.engine.Observation;
import dev.onair.engine.Outcome;
import dev.onair.engine.Output;
import dev.onair.engine.Plan;
import dev.onair.engine.Target;
import dev.onair.http.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How PullChannels live at CDNetworks: which call does what. Nothing has to be remembered, for the vendor shows all. */
final class PullChannels
        implements Adapter<
                PullChannelDesired, ObservedChannel<PullChannelEntry>, PullChannelCommand, PullChannelStatus> {
    private final CdnetworksSession session;
    private final ChannelWork<PullChannelEntry, PullChannelDetails> work;

    PullChannels(CdnetworksSession session, Circumstances circumstances) {
        this.session = session;
        this.work = new ChannelWork<>(
                session, session.pullChannels().channels(), circumstances, PullChannels::isOfTheChannel);
    }

    /** The account's generation of the API. */
    Signing signing() {
        return session.settings().signing();
    }

    /** The URLs of a channel stay as they are for as long as it lives, but for its bit rates. */
    private static boolean isOfTheChannel(ChannelStatus status, PullChannelEntry entry) {
        return entry.pullId().equals(status.pullId) && !status.playbackUrls.isEmpty();
    }

    @Override
    public Observation<ObservedChannel<PullChannelEntry>> observe(Target target, String pullId) {
        return work.observe(target, pullId, channel -> channel);
    }

    @Override
    public Plan<PullChannelCommand> plan(
            PullChannelDesired desired,
            Observation<ObservedChannel<PullChannelEntry>> observed,
            PullChannelStatus memory,
            Instant now) {
        return switch (observed) {
            case Observation.Absent<ObservedChannel<PullChannelEntry>> ignored -> PullChannelPlan.create(desired);
            case Observation.Present<ObservedChannel<PullChannelEntry>>(var channel, var at) ->
                PullChannelPlan.change(desired, channel);
            case Observation.Unknown<ObservedChannel<PullChannelEntry>> ignored -> Plan.empty();
            case Observation.Pending<ObservedChannel<PullChannelEntry>> ignored -> Plan.empty();
        };
    }

    @Override
    public Outcome<Effect<PullChannelStatus>> execute(Target target, PullChannelCommand command, Runnable beforeSend) {
        var client = session.client();
        var owner = target.caller();
        return switch (command) {
            case Create(var form) ->
                explained(
                                work.create(
                                        owner,
                                        command.call(),
                                        beforeSend,
                                        () -> client.pullChannels().createPullChannel(form)),
                                form.sourceUrl(),
                                form.sourceProtocol(),
                                null)
                        .map(created -> Effect.created(created.pullId(), PullChannels::forget));
            case Edit(var edit, var impact) -> edit(owner, command.call(), edit).map(yes -> Effect.none());
            case Delete(var pullId) -> work.delete(owner, pullId).map(yes -> Effect.none());
        };
    }

    private Outcome<Acknowledged> edit(Caller owner, String operation, PullChannelEdit edit) {
        var before = session.pullChannels().channels().entry(edit.pullId());
        var outcome = work.write(
                owner,
                operation,
                edit.pullId(),
                () -> session.client().pullChannels().editPullChannel(edit));
        var url = edit.sourceUrl() == null
                ? before.map(PullChannelEntry::sourceUrl).orElse(null)
                : edit.sourceUrl();
        var protocol = edit.sourceProtocol() == null
                ? before.map(PullChannelEntry::sourceProtocol).orElse(null)
                : edit.sourceProtocol();
        return url == null || protocol == null ? outcome : explained(outcome, url, protocol, edit.pullId());
    }

    /** @param own the pull id; null for a channel that is to be made */
    private <T> Outcome<T> explained(Outcome<T> outcome, Secret url, Protocol protocol, @Nullable String own) {
        return outcome instanceof Outcome.Failed<T>(Failure.Rejected why)
                ? Outcome.failed(OriginDomains.explained(
                        why,
                        url,
                        protocol,
                        own,
                        session.pullChannels().channels().all().stream().map(Sighting::entry)))
                : outcome;
    }

    /** What was noted of the channel before this one. */
    private static void forget(PullChannelStatus status) {
        status.origin = null;
        status.playbackUrls = List.of();
        status.detailsObservedTime = null;
        status.createdAt = null;
        status.viewers = null;
    }

    @Override
    public Outcome<Found> find(Target target, PullChannelDesired desired, Attempt attempt) {
        return work.find(target, attempt, likeness(desired, attempt));
    }

    /** Only the name was written down; the source may have been edited since, in the manifest or in its Secret. */
    static LostChannel.Likeness<PullChannelEntry> likeness(PullChannelDesired desired, Attempt attempt) {
        var name = attempt.name == null ? desired.channelName() : attempt.name;
        return new LostChannel.Likeness<>(
                entry -> entry.channelName().equals(name),
                entry -> desired.sourceUrl().value().equals(entry.sourceUrl())
                        && desired.sourceProtocol() == entry.sourceProtocol());
    }

    @Override
    public Optional<List<String>> alike(PullChannelDesired desired) {
        return work.alike(likeness(desired, new Attempt()));
    }

    @Override
    public String nameOf(PullChannelDesired desired) {
        return desired.channelName();
    }

    /** An edit sends what it changes and nothing else (2.13.3). */
    @Override
    public Optional<ObservedChannel<PullChannelEntry>> made(PullChannelCommand command, String pullId) {
        return command instanceof Create(var form)
                ? Optional.of(new ObservedChannel<>(
                        new PullChannelEntry(
                                pullId, form.channelName(), null, form.sourceProtocol(), form.sourceUrl(), null, null),
                        Optional.empty(),
                        OptionalLong.empty()))
                : Optional.empty();
    }

    @Override
    public void report(
            PullChannelDesired desired,
            ObservedChannel<PullChannelEntry> observed,
            Instant at,
            PullChannelStatus status) {
        work.claim(observed.entry().pullId());
        ChannelReport.write(observed.entry(), observed.details(), status);
        status.origin = OriginDomains.shown(observed.entry());
        status.viewers =
                observed.viewers().isPresent() ? Long.valueOf(observed.viewers().getAsLong()) : null;
    }

    /** The list shows no state; that viewers come and go is no fault. */
    @Override
    public List<Indicator> indicators(PullChannelDesired desired, PullChannelStatus status, Instant now) {
        return List.of(
                status.viewers == null
                        ? Indicator.asBefore(Indicator.ON_AIR)
                        : status.viewers > 0
                                ? Indicator.quiet(Indicator.ON_AIR, true, "Watched", "the channel has viewers")
                                : Indicator.quiet(Indicator.ON_AIR, false, "NotWatched", "the channel has no viewers"));
    }

    /** All but the bit rates of a channel that pulls is required, or has a default that is sent. */
    @Override
    public Kept kept(ObservedChannel<PullChannelEntry> observed, PullChannelStatus status, String path) {
        return path.equals("playback.bitrates") ? PlaybackDetails.kept(observed.details()) : new Kept.NotShown();
    }

    @Override
    public List<Output> outputs(
            PullChannelDesired desired, ObservedChannel<PullChannelEntry> observed, PullChannelStatus status) {
        return List.of();
    }

    /** No call changes domain, protocols and player (2.13.3), so a channel that is adopted must have them already. */
    @Override
    public Optional<String> impossible(PullChannelDesired desired, ObservedChannel<PullChannelEntry> observed) {
        return domain(desired, observed)
                .or(() -> UnchangeablePlayback.differing(
                        observed.entry().pullId(), observed.details(), desired.protocols(), desired.playerId()));
    }

    private static Optional<String> domain(PullChannelDesired desired, ObservedChannel<PullChannelEntry> observed) {
        var hosts = observed.details().stream()
                .flatMap(details -> details.playbackUrls().stream())
                .map(PullChannels::host)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        return hosts.isEmpty() || hosts.contains(desired.playbackDomain())
                ? Optional.empty()
                : Optional.of(different(observed.entry().pullId(), hosts, desired.playbackDomain()));
    }

    private static String different(String pullId, Set<String> hosts, String declared) {
        return "channel " + pullId + " is played from " + String.join(", ", hosts) + " and not from"
                + " spec.playbackDomain \"" + declared + "\", which the vendor cannot change: correct"
                + " spec.playbackDomain in a new resource, or adopt another channel";
    }

    private static @Nullable String host(PlaybackUrl url) {
        try {
            return URI.create(url.url()).getHost();
        } catch (IllegalArgumentException notAUrl) {
            return null;
        }
    }

    @Override
    public String account() {
        return session.place();
    }

    @Override
    public String basis(PullChannelDesired desired) {
        return Hash.of(
                session.basis(),
                Hash.keyed(
                        session.credentials().secretKey(),
                        desired.sourceUrl().value().value()));
    }

    @Override
    public Failure.Rejected contested(Failure.Rejected why) {
        return OriginDomains.contested(why);
    }

    @Override
    public void refresh(String pullId, Instant readBefore) {
        work.refresh(pullId, readBefore);
    }

    @Override
    public void distrust(String pullId) {
        work.distrust(pullId);
    }

    @Override
    public void readAlone(String pullId) {
        work.readAlone(pullId);
    }

    /** The vendor tells of no stream, only of those who watch one (3.1): a channel whose viewers are not known is not on air. */
    @Override
    public Outcome<Boolean> onAir(Target target, ObservedChannel<PullChannelEntry> observed) {
        return Outcome.done(observed.viewers().orElse(0) > 0);
    }

    @Override
    public Outcome<Boolean> cutsOff(Target target, ObservedChannel<PullChannelEntry> observed) {
        return onAir(target, observed);
    }

    @Override
    public Optional<Instant> nextDue(PullChannelDesired desired, PullChannelStatus status, Instant now) {
        return Optional.empty();
    }

    @Override
    public PullChannelCommand deletion(String pullId) {
        return new Delete(pullId);
    }
}
