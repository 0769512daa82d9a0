package dev.onair.cdnetworks.statecallback;

import dev.onair.account.Claimant;
import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.cdnetworks.client.Acknowledged;
import dev.onair.cdnetworks.client.ChannelStateBack;
import dev.onair.common.Attempt;
import dev.onair.common.Hash;
import dev.onair.engine.Adapter;
import dev.onair.engine.Announcement;
import dev.onair.engine.Effect;
import dev.onair.engine.Found;
import dev.onair.engine.Indicator;
import dev.onair.engine.Lane;
import dev.onair.engine.Observation;
import dev.onair.engine.Outcome;
import dev.onair.engine.Output;
import dev.onair.engine.Plan;
import dev.onair.engine.Standing;
import dev.onair.engine.Target;
import dev.onair.http.Secret;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How ChannelStateCallbacks live at CDNetworks: one call that sets, and none that shows. A push domain is there before and after,
 * so nothing is ever created, and its name is the vendor's id.
 */
final class ChannelStateCallbacks
        implements Adapter<
                ChannelStateCallbackDesired,
                ChannelStateCallbackObserved,
                ChannelStateCallbackCommand,
                ChannelStateCallbackStatus> {
    /** A condition, absent else. */
    private static final String RECEIVER_CLOSED = "ReceiverClosed";

    private static final String UNHEARD =
            "the vendor reports to the account's spec.callbacks.baseUrl, and this operator has no receiver there: run it with"
                    + " ONAIR_CALLBACKS_PORT (kubectl apply -k deploy/callbacks), or set spec.notifyUrl to who listens";

    /** "The URL is required even to end it" (2.16.3): any of the right form. */
    private static final Secret NOWHERE = new Secret("https://localhost/");

    private final CdnetworksSession session;
    private final Claimant claimant;
    private final ChannelStateCallbackStatus before;
    private final Set<String> distrusted;
    private final boolean unheard;

    /**
     * @param distrusted the push domains, of whatever account, that a person asked to send again
     * @param unheard whether the vendor reports to this operator, which does not listen
     */
    ChannelStateCallbacks(
            CdnetworksSession session,
            Claimant claimant,
            ChannelStateCallbackStatus before,
            Set<String> distrusted,
            boolean unheard) {
        this.session = session;
        this.claimant = claimant;
        this.before = before;
        this.distrusted = distrusted;
        this.unheard = unheard;
    }

    @Override
    public Observation<ChannelStateCallbackObserved> observe(Target target, String pushDomain) {
        var at = Optional.ofNullable(before.sent)
                .flatMap(sent -> Optional.ofNullable(sent.at))
                .map(Instant::parse)
                .orElseGet(session::now);
        return new Observation.Present<>(new ChannelStateCallbackObserved(!distrusted.contains(claimant.uid())), at);
    }

    @Override
    public Plan<ChannelStateCallbackCommand> plan(
            ChannelStateCallbackDesired desired,
            Observation<ChannelStateCallbackObserved> observed,
            ChannelStateCallbackStatus memory,
            Instant now) {
        return observed instanceof Observation.Present<ChannelStateCallbackObserved>(var known, var at)
                ? ChannelStateCallbackPlan.of(desired, known, memory)
                : Plan.empty();
    }

    @Override
    public Outcome<Effect<ChannelStateCallbackStatus>> execute(
            Target target, ChannelStateCallbackCommand command, Runnable beforeSend) {
        return switch (command) {
            case ChannelStateCallbackCommand.Tell(var wanted) -> tell(target, wanted);
            case ChannelStateCallbackCommand.End(var pushDomain) -> end(target, pushDomain);
        };
    }

    private Outcome<Effect<ChannelStateCallbackStatus>> tell(Target target, ChannelStateCallbackDesired wanted) {
        return send(target, wanted.form()).map(yes -> {
            distrusted.remove(claimant.uid());
            return Effect.remembering(status -> {
                var sent = new ChannelStateCallbackStatus.Sent();
                sent.notifyUrlHash = wanted.notifyUrlHash();
                sent.enabled = wanted.enabled();
                sent.at = session.now().truncatedTo(ChronoUnit.SECONDS).toString();
                status.sent = sent;
            });
        });
    }

    /** What was never sent is not ended either: somebody else may have set it. */
    private Outcome<Effect<ChannelStateCallbackStatus>> end(Target target, String pushDomain) {
        session.notices().deliveries().forget(pushDomain);
        return before.sent == null
                ? Outcome.done(Effect.none())
                : send(target, new ChannelStateBack(pushDomain, NOWHERE, false)).map(yes -> Effect.none());
    }

    private Outcome<Acknowledged> send(Target target, ChannelStateBack form) {
        return session.calls()
                .call(
                        Lane.WRITE,
                        target.caller(),
                        "setChannelStateRealtimeBack",
                        () -> session.client().setChannelStateRealtimeBack(form));
    }

    @Override
    public String account() {
        return session.place();
    }

    @Override
    public String basis(ChannelStateCallbackDesired desired) {
        return Hash.of(session.basis(), desired.notifyUrlHash());
    }

    /** No call shows the setting: what the vendor has not acknowledged cannot be taken for set. */
    @Override
    public Optional<Standing.Refused> failed(ChannelStateCallbackDesired desired, ChannelStateCallbackStatus status) {
        return Optional.ofNullable(status.sent)
                        .filter(sent -> desired.notifyUrlHash().equals(sent.notifyUrlHash)
                                && Objects.equals(desired.enabled(), sent.enabled))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(new Standing.Refused(
                        "NotConverging",
                        "the vendor has not acknowledged the callback of push domain " + desired.pushDomain()));
    }

    /** Nothing is created, so no create is ever lost. */
    @Override
    public Outcome<Found> find(Target target, ChannelStateCallbackDesired desired, Attempt attempt) {
        return Outcome.done(new Found.None());
    }

    @Override
    public String nameOf(ChannelStateCallbackDesired desired) {
        return desired.pushDomain();
    }

    @Override
    public void report(
            ChannelStateCallbackDesired desired,
            ChannelStateCallbackObserved observed,
            Instant at,
            ChannelStateCallbackStatus status) {
        session.claims().claim(desired.pushDomain(), claimant);
        var deliveries = session.notices().deliveries();
        deliveries.watch(desired.pushDomain(), status.deliveries == null ? 0 : status.deliveries);
        deliveries.of(desired.pushDomain()).ifPresent(count -> {
            status.deliveries = count.total();
            status.lastDelivery = count.last().truncatedTo(ChronoUnit.SECONDS).toString();
        });
        status.state = Optional.ofNullable(status.sent)
                .map(sent -> Boolean.TRUE.equals(sent.enabled) ? "Enabled" : "Disabled")
                .orElse(null);
    }

    /** What is set at the vendor is as declared all the same, and the receiver may be opened at any time. */
    @Override
    public List<Indicator> indicators(
            ChannelStateCallbackDesired desired, ChannelStateCallbackStatus status, Instant now) {
        return unheard
                ? List.of(Indicator.of(
                        RECEIVER_CLOSED, true, "NoPort", UNHEARD, Announcement.warning(RECEIVER_CLOSED, UNHEARD)))
                : List.of();
    }

    @Override
    public List<Output> outputs(
            ChannelStateCallbackDesired desired,
            ChannelStateCallbackObserved observed,
            ChannelStateCallbackStatus status) {
        return List.of();
    }

    /** There is no looking again, so it is sent again. */
    @Override
    public void distrust(String pushDomain) {
        distrusted.add(claimant.uid());
    }

    @Override
    public Outcome<Boolean> onAir(Target target, ChannelStateCallbackObserved observed) {
        return Outcome.done(false);
    }

    @Override
    public Optional<Instant> nextDue(
            ChannelStateCallbackDesired desired, ChannelStateCallbackStatus status, Instant now) {
        return Optional.empty();
    }

    @Override
    public ChannelStateCallbackCommand deletion(String pushDomain) {
        return new ChannelStateCallbackCommand.End(pushDomain);
    }
}
