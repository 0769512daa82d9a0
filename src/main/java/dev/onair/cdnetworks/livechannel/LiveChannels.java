package dev.onair.cdnetworks.livechannel;

import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.cdnetworks.account.ChannelWork;
import dev.onair.cdnetworks.account.Circumstances;
import dev.onair.cdnetworks.account.LostChannel;
import dev.onair.cdnetworks.client.Acknowledged;
import dev.onair.cdnetworks.client.ChannelDetails;
import dev.onair.cdnetworks.client.ChannelEdit;
import dev.onair.cdnetworks.client.ChannelEntry;
import dev.onair.cdnetworks.client.CreatedChannel;
import dev.onair.cdnetworks.livechannel.LiveChannelCommand.Ban;
import dev.onair.cdnetworks.livechannel.LiveChannelCommand.Create;
import dev.onair.cdnetworks.livechannel.LiveChannelCommand.Delete;
import dev.onair.cdnetworks.livechannel.LiveChannelCommand.Disconnect;
import dev.onair.cdnetworks.livechannel.LiveChannelCommand.Edit;
import dev.onair.cdnetworks.livechannel.LiveChannelCommand.FetchPlaybackCode;
import dev.onair.cdnetworks.livechannel.LiveChannelCommand.FetchSharePage;
import dev.onair.cdnetworks.livechannel.LiveChannelCommand.ReadPushUrl;
import dev.onair.cdnetworks.livechannel.LiveChannelCommand.ResetPushKey;
import dev.onair.cdnetworks.livechannel.LiveChannelCommand.SetPushAuth;
import dev.onair.cdnetworks.livechannel.LiveChannelCommand.Unban;
import dev.onair.common.Attempt;
import dev.onair.common.Bounded;
import dev.onair.common.Hash;
import dev.onair.engine.Adapter;
import dev.onair.engine.Announcement;
import dev.onair.engine.Caller;
import dev.onair.engine.Effect;
import dev.onair.engine.Failure;
import dev.onair.engine.Found;
import dev.onair.engine.Indicator;
import dev.onair.engine.Kept;
import dev.onair.engine.Lane;
import dev.onair.engine.Observation;
import dev.onair.engine.Outcome;
import dev.onair.engine.Output;
import dev.onair.engine.Plan;
import dev.onair.engine.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/** How LiveChannels live at CDNetworks: which call does what, and what is remembered of it. */
final class LiveChannels
        implements Adapter<LiveChannelDesired, LiveChannelObserved, LiveChannelCommand, LiveChannelStatus> {
    /** "Channel corresponding to the pullId has been banned": what a ban wanted. */
    private static final String BANNED_ALREADY = "1339";

    private final CdnetworksSession session;
    private final ChannelWork<ChannelEntry, ChannelDetails> work;

    LiveChannels(CdnetworksSession session, Circumstances circumstances) {
        this.session = session;
        this.work = new ChannelWork<>(session, session.channels(), circumstances, LiveChannelReport::isOfTheStream);
    }

    @Override
    public Observation<LiveChannelObserved> observe(Target target, String pullId) {
        return work.observe(target, pullId, LiveChannelObserved::of);
    }

    @Override
    public Plan<LiveChannelCommand> plan(
            LiveChannelDesired desired,
            Observation<LiveChannelObserved> observed,
            LiveChannelStatus memory,
            Instant now) {
        return switch (observed) {
            case Observation.Absent<LiveChannelObserved> ignored -> LiveChannelPlan.create(desired);
            case Observation.Present<LiveChannelObserved>(var channel, var at) ->
                LiveChannelPlan.change(desired, channel, memory, now);
            case Observation.Unknown<LiveChannelObserved> ignored -> Plan.empty();
            case Observation.Pending<LiveChannelObserved> ignored -> Plan.empty();
        };
    }

    @Override
    public Outcome<Effect<LiveChannelStatus>> execute(Target target, LiveChannelCommand command, Runnable beforeSend) {
        var client = session.client();
        var owner = target.caller();
        return switch (command) {
            case Create create -> create(owner, create, beforeSend);
            case Edit(var edit, var impact) ->
                work.write(owner, "channelEdit", edit.pullId(), () -> client.channelEdit(edit))
                        .map(yes -> Effect.remembering(status -> remember(status, edit)));
            case ResetPushKey(var pullId, var revision) ->
                work.write(owner, "channelEdit", pullId, () -> client.channelEdit(reset(pullId)))
                        .map(yes -> Effect.remembering(status -> status.pushKeyRevision = revision));
            case SetPushAuth(var pullId, var validFor) ->
                work.write(owner, "setPushTsatc", pullId, () -> client.setPushTsatc(pullId, validFor))
                        .map(yes -> Effect.remembering(
                                status -> sent(status).pushAuthValidFor = LiveChannelPlan.sentForm(validFor)));
            case Ban(var pullId) ->
                work.wrote(pullId, agreeing(session.batches().bans().submit(owner, pullId)))
                        .map(yes -> Effect.remembering(status -> {
                            status.bannedAt = session.now().toString();
                            status.banSentAt = null;
                        }));
            case Unban(var pullId) ->
                work.wrote(pullId, session.batches().unbans().submit(owner, pullId))
                        .map(yes -> Effect.remembering(status -> {
                            status.bannedAt = null;
                            status.banSentAt = null;
                        }));
            case Disconnect(var pullId, var revision) ->
                work.wrote(
                                pullId,
                                session.calls()
                                        .call(
                                                Lane.EMERGENCY,
                                                owner,
                                                "disconnectStream",
                                                () -> client.disconnectStream(pullId)))
                        .map(yes -> Effect.remembering(status -> status.disconnectRevision = revision));
            case ReadPushUrl(var pullId, var since) ->
                work.read(owner, pullId)
                        .map(yes -> Effect.remembering(status -> status.pushUrlReadFor = since.toString()));
            case FetchPlaybackCode fetch ->
                session.calls()
                        .call(
                                Lane.READ,
                                owner,
                                "getSinglePullCode",
                                () -> client.getSinglePullCode(fetch.wanted().query(fetch.pullId())))
                        .map(code -> PlaybackCodeFiles.handedOut(fetch, code));
            case FetchSharePage(var pullId) ->
                session.calls()
                        .call(Lane.READ, owner, "getChannelShareUrl", () -> client.getChannelShareUrl(pullId))
                        .map(page -> Effect.remembering(
                                status -> status.sharePageUrl = Bounded.text(page.toString(), Bounded.LINE)));
            case Delete(var pullId) -> work.delete(owner, pullId).map(yes -> Effect.none());
        };
    }

    /** Of a ban whose answer is lost nothing else would tell that it is Onair's, to be lifted when it is declared no more. */
    @Override
    public boolean begins(LiveChannelCommand command, LiveChannelStatus status) {
        var isNew = command instanceof Ban && !BanOwner.canHold(status.banSentAt, session.now());
        if (isNew) {
            status.banSentAt = session.now().toString();
        }
        return isNew;
    }

    @Override
    public void abandons(LiveChannelCommand command, LiveChannelStatus status) {
        if (command instanceof Ban) {
            status.banSentAt = null;
        }
    }

    private Outcome<Effect<LiveChannelStatus>> create(Caller owner, Create create, Runnable beforeSend) {
        var form = create.form();
        Outcome<CreatedChannel> outcome = work.create(
                owner, "createChannel", beforeSend, () -> session.client().createChannel(form));
        return outcome.map(created -> {
            return Effect.created(created.pullId(), status -> {
                status.sent = new LiveChannelStatus.Sent();
                status.bannedAt = null;
                status.banSentAt = null;
                status.bannedElsewhereSince = null;
                status.sharePageUrl = null;
                status.playbackCodeHash = null;
                status.pushKeyRevision = null;
                status.disconnectRevision = null;
                if (form.whiteboard() != null) {
                    status.sent.whiteboardEnabled = form.whiteboard().open();
                }
                if (form.check() != null) {
                    status.sent.verificationHash = Hash.keyed(
                            session.credentials().secretKey(), form.check().value());
                }
            });
        });
    }

    private static Outcome<Acknowledged> agreeing(Outcome<Acknowledged> ban) {
        return ban instanceof Outcome.Failed<Acknowledged>(Failure.Rejected(var code, var message, var kind))
                        && code.equals(BANNED_ALREADY)
                ? Outcome.done(Acknowledged.ACKNOWLEDGED)
                : ban;
    }

    private static ChannelEdit reset(String pullId) {
        return new ChannelEdit(pullId, null, true, Set.of(), null, null, null, null, null);
    }

    private void remember(LiveChannelStatus status, ChannelEdit edit) {
        if (edit.check() != null) {
            sent(status).verificationHash =
                    Hash.keyed(session.credentials().secretKey(), edit.check().value());
        }
        if (edit.whiteboard() != null) {
            sent(status).whiteboardEnabled = edit.whiteboard().open();
        }
    }

    private static LiveChannelStatus.Sent sent(LiveChannelStatus status) {
        var sent = status.sent == null ? new LiveChannelStatus.Sent() : status.sent;
        status.sent = sent;
        return sent;
    }

    @Override
    public Outcome<Found> find(Target target, LiveChannelDesired desired, Attempt attempt) {
        return work.find(target, attempt, likeness(desired, attempt));
    }

    /** Push domain and application cannot have changed since the attempt; the name was written down. */
    static LostChannel.Likeness<ChannelEntry> likeness(LiveChannelDesired desired, Attempt attempt) {
        var name = attempt.name == null ? desired.channelName() : attempt.name;
        Predicate<ChannelEntry> isLike = entry -> entry.channelName().equals(name)
                && desired.application().equals(entry.application())
                && (entry.pushUrl() == null || entry.pushUrl().host().equals(desired.pushDomain()));
        return new LostChannel.Likeness<>(isLike, isLike);
    }

    @Override
    public Optional<List<String>> alike(LiveChannelDesired desired) {
        return work.alike(likeness(desired, new Attempt()));
    }

    @Override
    public String nameOf(LiveChannelDesired desired) {
        return desired.channelName();
    }

    /** An edit sends what it changes and nothing else (2.9.3). */
    @Override
    public Optional<LiveChannelObserved> made(LiveChannelCommand command, String pullId) {
        return command instanceof Create(var form)
                ? Optional.of(new LiveChannelObserved(
                        new ChannelEntry(
                                pullId,
                                form.channelName(),
                                form.channelType(),
                                null,
                                form.immediateRecording(),
                                null,
                                null,
                                form.directoryId(),
                                form.scenario(),
                                null),
                        Optional.empty(),
                        OptionalLong.empty()))
                : Optional.empty();
    }

    @Override
    public void report(LiveChannelDesired desired, LiveChannelObserved observed, Instant at, LiveChannelStatus status) {
        work.claim(observed.entry().pullId());
        LiveChannelReport.write(desired, observed, status);
        ImmediateRecording.add(
                status, session.notices().recordings().of(observed.entry().pullId()));
    }

    @Override
    public List<Indicator> indicators(LiveChannelDesired desired, LiveChannelStatus status, Instant now) {
        return LiveChannelReport.indicators(desired, status, now);
    }

    @Override
    public List<Announcement> notice(
            LiveChannelDesired desired, LiveChannelObserved observed, Instant now, LiveChannelStatus status) {
        return BanOwner.notice(desired, observed, now, status);
    }

    @Override
    public Kept kept(LiveChannelObserved observed, LiveChannelStatus status, String path) {
        return LiveChannelKept.of(observed, status, path);
    }

    @Override
    public List<Output> outputs(LiveChannelDesired desired, LiveChannelObserved observed, LiveChannelStatus status) {
        return ConnectionSecret.of(desired, observed).stream().toList();
    }

    @Override
    public Optional<String> impossible(LiveChannelDesired desired, LiveChannelObserved observed) {
        return Unchangeable.differing(desired, observed);
    }

    @Override
    public String account() {
        return session.place();
    }

    @Override
    public String basis(LiveChannelDesired desired) {
        return Hash.of(
                session.basis(),
                desired.verification()
                        .map(LiveChannelDesired.Verification::hash)
                        .orElse(""),
                desired.directoryId().orElse(""));
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

    @Override
    public Plan<LiveChannelCommand> urgent(
            LiveChannelDesired desired, String pullId, LiveChannelStatus memory, Instant now) {
        return LiveChannelPlan.urgent(desired, pullId, memory, now);
    }

    @Override
    public Outcome<Boolean> onAir(Target target, LiveChannelObserved observed) {
        return session.liveStates().onAir(target.caller(), observed.entry());
    }

    @Override
    public Outcome<Boolean> cutsOff(Target target, LiveChannelObserved observed) {
        return observed.banned()
                ? Outcome.done(false)
                : session.liveStates().onAirBeforeDeletion(target.caller(), observed.entry());
    }

    @Override
    public Optional<Instant> nextDue(LiveChannelDesired desired, LiveChannelStatus status, Instant now) {
        return LiveChannelReport.nextDue(desired, status, now);
    }

    @Override
    public LiveChannelCommand deletion(String pullId) {
        return new Delete(pullId);
    }
}
