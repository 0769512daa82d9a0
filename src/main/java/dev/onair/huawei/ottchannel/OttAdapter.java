package dev.onair.huawei.ottchannel;

import dev.onair.account.Look;
import dev.onair.common.Attempt;
import dev.onair.common.Hash;
import dev.onair.engine.Adapter;
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
import dev.onair.engine.RefusalKind;
import dev.onair.engine.Target;
import dev.onair.huawei.account.HuaweiSession;
import dev.onair.huawei.account.OttChannelList;
import dev.onair.huawei.client.HuaweiErrors;
import dev.onair.huawei.client.ott.Channel;
import dev.onair.huawei.client.ott.ChannelKey;
import dev.onair.huawei.client.ott.ChannelReply;
import dev.onair.huawei.client.ott.ChannelState;
import dev.onair.huawei.ottchannel.OttChannelCommand.ChangeStopped;
import dev.onair.huawei.ottchannel.OttChannelCommand.CountSignals;
import dev.onair.huawei.ottchannel.OttChannelCommand.Create;
import dev.onair.huawei.ottchannel.OttChannelCommand.Delete;
import dev.onair.huawei.ottchannel.OttChannelCommand.Edit;
import dev.onair.huawei.ottchannel.OttChannelCommand.ListInstances;
import dev.onair.huawei.ottchannel.OttChannelCommand.SetState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How OttChannels live at Huawei: which call does what, and what is remembered of it. */
final class OttAdapter implements Adapter<OttChannelDesired, Channel, OttChannelCommand, OttChannelStatus> {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final HuaweiSession session;
    private final OttChannelList list;
    private final Circumstances circumstances;

    OttAdapter(HuaweiSession session, Circumstances circumstances) {
        this.session = session;
        this.list = session.ottChannels();
        this.circumstances = circumstances;
    }

    @Override
    public Observation<Channel> observe(Target target, String id) {
        return key(id).isEmpty()
                ? new Observation.Absent<>()
                : list.look(target.caller(), id).as(channel -> channel);
    }

    /** Empty for what a person wrote and no channel is called. */
    private static Optional<ChannelKey> key(String id) {
        try {
            return Optional.of(OttChannelList.key(id));
        } catch (IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }

    @Override
    public Plan<OttChannelCommand> plan(
            OttChannelDesired desired, Observation<Channel> observed, OttChannelStatus memory, Instant now) {
        return switch (observed) {
            case Observation.Absent<Channel> ignored -> OttChannelPlan.create(desired);
            case Observation.Present<Channel>(var channel, var at) ->
                OttChannelPlan.change(desired, channel, memory, now);
            case Observation.Unknown<Channel> ignored -> Plan.empty();
            case Observation.Pending<Channel> ignored -> Plan.empty();
        };
    }

    @Override
    public Outcome<Effect<OttChannelStatus>> execute(Target target, OttChannelCommand command, Runnable beforeSend) {
        var writes = new Writes(session, target.caller());
        return switch (command) {
            case Create create -> create(target.caller(), create, beforeSend);
            case Edit edit -> writes.edit(edit);
            case ChangeStopped change -> writes.whileStopped(change);
            case SetState(var key, var state) -> setState(writes, key, state);
            case CountSignals count -> new Monitor(session, circumstances.metrics()).count(target, count);
            case ListInstances instances -> new Monitor(session, circumstances.metrics()).list(target, instances);
            case Delete(var id) ->
                key(id).map(key -> writes.delete(key, OttChannelReport.STOPPED.equals(circumstances.before().state)))
                        .orElseGet(() -> Outcome.failed(new Failure.Gone("\"" + id + "\" is no channel")));
        };
    }

    private static Outcome<Effect<OttChannelStatus>> setState(Writes writes, ChannelKey key, ChannelState state) {
        var isStop = state == ChannelState.OFF;
        return writes.state(isStop ? Lane.EMERGENCY : Lane.WRITE, key, state)
                .map(yes -> Effect.remembering(
                        status -> status.state = isStop ? OttChannelReport.STOPPED : OttChannelReport.RUNNING));
    }

    private Outcome<Effect<OttChannelStatus>> create(Caller owner, Create create, Runnable beforeSend) {
        var id = OttChannelList.id(create.key());
        if (!circumstances.mayAdopt()) {
            // The mark of a create would say that what is there under the key is ours: none is set where the key is not
            // free.
            switch (list.read(owner, id)) {
                case Look.Here<Channel> ignored -> {
                    return Outcome.failed(taken(isAnothers(id) ? anothers(id) : notToTake(id)));
                }
                case Look.Failed<Channel>(var why) -> {
                    return Outcome.failed(why);
                }
                case Look.NotYet<Channel> ignored -> {
                    return Outcome.failed(
                            new Failure.Retryable("whether channel " + id + " is there is not known yet"));
                }
                case Look.Gone<Channel> ignored -> {
                    // It may be made.
                }
            }
        }
        var outcome = session.ottCalls()
                .call(
                        Lane.WRITE,
                        owner,
                        "createChannel",
                        beforeSend,
                        () -> session.ottClient().createChannel(create.channel()));
        if (outcome instanceof Outcome.Failed<ChannelReply>(Failure.Rejected why) && HuaweiErrors.isExisting(why)) {
            return existing(owner, id, why);
        }
        return outcome.map(yes -> {
            list.wrote(id);
            return bound(
                    id,
                    status -> create.secrets()
                            .forEach((name, fingerprint) -> status.sentSecrets.put(name, fingerprint.text())));
        });
    }

    private Effect<OttChannelStatus> bound(String id, Consumer<OttChannelStatus> more) {
        session.claims().claim(id, circumstances.claimant());
        return Effect.created(id, status -> {
            status.sentSecrets = new TreeMap<>();
            status.needStop = new ArrayList<>();
            status.scte35 = null;
            status.instances = null;
            more.accept(status);
        });
    }

    /** The key is the caller's choice: what is there under it is ours, if no other resource holds it and we may take it. */
    private Outcome<Effect<OttChannelStatus>> existing(Caller owner, String id, Failure.Rejected refusal) {
        return switch (list.read(owner, id)) {
            case Look.Here<Channel> ignored when isAnothers(id) -> Outcome.failed(taken(anothers(id)));
            case Look.Here<Channel> ignored when !circumstances.mayAdopt() -> Outcome.failed(taken(notToTake(id)));
            case Look.Here<Channel> ignored -> Outcome.done(bound(id, status -> {}));
            // It is not the channel that exists, but something else in it, such as one of its URLs.
            case Look.Gone<Channel> ignored -> Outcome.failed(refusal);
            // The look was not sent, but the create was: the mark of it stays, unless it would bind what may not be
            // taken.
            case Look.Failed<Channel>(Failure.NotSent why)
            when circumstances.mayAdopt() ->
                Outcome.failed(new Failure.Unknown(refusal.message() + "; " + why.message()));
            case Look.Failed<Channel>(var why) -> Outcome.failed(why);
            case Look.NotYet<Channel> ignored -> Outcome.failed(new Failure.Retryable(refusal.message()));
        };
    }

    private static Failure.Rejected taken(String message) {
        return Failure.Rejected.unsent(message, RefusalKind.Taken);
    }

    private static String anothers(String id) {
        return "channel " + id
                + " belongs to another resource of this account: delete one of the two, or choose another"
                + " spec.channelId in a new one";
    }

    private static String notToTake(String id) {
        return "channel " + id
                + " is there, no resource holds it, and the account does not let this namespace take it: ask the"
                + " account's owner to extend its spec.adoption.namespaces, or choose another spec.channelId in a"
                + " new resource";
    }

    private boolean isAnothers(String id) {
        return session.claims().other(id, circumstances.claimant()).isPresent()
                || circumstances.isHeldByAnother().test(id);
    }

    @Override
    public Outcome<Found> find(Target target, OttChannelDesired desired, Attempt attempt) {
        var id = OttChannelList.id(desired.key());
        return switch (list.read(target.caller(), id)) {
            case Look.Here<Channel> ignored -> Outcome.done(isAnothers(id) ? new Found.None() : new Found.One(id));
            // Asked for by its key: there is no list that might lag behind. A create too many would be refused.
            case Look.Gone<Channel> ignored -> Outcome.done(new Found.None());
            case Look.Failed<Channel>(var why) -> Outcome.failed(why);
            case Look.NotYet<Channel> ignored -> Outcome.done(new Found.NotYet(LOOK_AGAIN));
        };
    }

    @Override
    public String nameOf(OttChannelDesired desired) {
        return OttChannelList.id(desired.key());
    }

    /** The key is the caller's choice, and each part goes by its own call. */
    @Override
    public Optional<Channel> made(OttChannelCommand command, String id) {
        return command instanceof Create create ? Optional.of(create.channel()) : Optional.empty();
    }

    @Override
    public void report(OttChannelDesired desired, Channel observed, Instant at, OttChannelStatus status) {
        session.claims().claim(OttChannelList.id(observed.key()), circumstances.claimant());
        OttChannelReport.write(desired, observed, status);
    }

    @Override
    public List<Indicator> indicators(OttChannelDesired desired, OttChannelStatus status, Instant now) {
        return List.of(OttChannelReport.onAir(desired, status));
    }

    @Override
    public Kept kept(Channel observed, OttChannelStatus status, String path) {
        return OttChannelKept.of(observed, path);
    }

    @Override
    public List<Output> outputs(OttChannelDesired desired, Channel observed, OttChannelStatus status) {
        return ConnectionSecret.of(desired, observed).stream().toList();
    }

    @Override
    public Optional<String> impossible(OttChannelDesired desired, Channel observed) {
        return Unchangeable.differing(desired.channel(), observed);
    }

    @Override
    public String account() {
        return session.place();
    }

    @Override
    public String basis(OttChannelDesired desired) {
        var secrets = Comparison.fingerprints(Parts.tree(desired.channel()), desired.fingerprints());
        return Hash.of(Stream.concat(
                        Stream.of(session.basis()),
                        secrets.entrySet().stream()
                                .flatMap(secret -> Stream.of(
                                        secret.getKey(), secret.getValue().text())))
                .toArray(String[]::new));
    }

    /** The vendor does not take this call while the channel runs: from now on it is stopped for it. */
    @Override
    public boolean learns(OttChannelCommand command, Failure.Rejected why, OttChannelStatus memory) {
        if (!(command instanceof Edit edit)
                || !HuaweiErrors.isNotInThisState(why)
                || memory.needStop.contains(edit.call())) {
            return false;
        }
        var known = new ArrayList<>(memory.needStop);
        known.add(edit.call());
        memory.needStop = known;
        return true;
    }

    @Override
    public void distrust(String id) {
        list.wrote(id);
    }

    @Override
    public void readAlone(String id) {
        list.readAlone(id);
    }

    @Override
    public Plan<OttChannelCommand> urgent(OttChannelDesired desired, String id, OttChannelStatus memory, Instant now) {
        return OttChannelPlan.urgent(desired, memory);
    }

    /** A channel that runs may have viewers; the vendor does not say. */
    @Override
    public Outcome<Boolean> onAir(Target target, Channel observed) {
        return Outcome.done(!"OFF".equals(observed.state()));
    }

    /** A channel that runs without a known input has nobody to lose; Cloud Eye lists the pipelines that have one (6.2). */
    @Override
    public Outcome<Boolean> cutsOff(Target target, Channel observed) {
        return Outcome.done(!"OFF".equals(observed.state()) && Monitor.hasInput(circumstances.before(), session.now()));
    }

    @Override
    public Optional<Instant> nextDue(OttChannelDesired desired, OttChannelStatus status, Instant now) {
        return OttChannelReport.nextDue(desired, status, now);
    }

    @Override
    public OttChannelCommand deletion(String id) {
        return new Delete(id);
    }
}
