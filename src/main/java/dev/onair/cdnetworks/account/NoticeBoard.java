package dev.onair.cdnetworks.account;

import dev.onair.account.Budget;
import dev.onair.account.Calls;
import dev.onair.account.Claims;
import dev.onair.account.Clockwork;
import dev.onair.account.Sweep;
import dev.onair.cdnetworks.client.CdnetworksClient;
import dev.onair.cdnetworks.client.ChannelDetails;
import dev.onair.cdnetworks.client.ChannelEntry;
import dev.onair.cdnetworks.client.Notice;
import dev.onair.tenancy.CallbackDesk.Verdict;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** What comes in by one account's callbacks, and whom it concerns. */
public final class NoticeBoard {
    private final ChannelHints channelHints;
    private final ImmediateRecordings recordings;
    private final Deliveries deliveries;
    private final Clockwork clock;
    private volatile NoticeSink recordTasks = id -> Verdict.UNDECLARED;
    private volatile NoticeSink forwardTasks = id -> Verdict.UNDECLARED;
    private volatile Optional<CallbackKeys> keys = Optional.empty();
    private volatile Optional<String> problem = Optional.empty();

    /**
     * @param allowancePerMinute the account's calls; verifying notices takes half of them at most
     * @param wake told the vendor's ids whose resources have reason to look
     */
    NoticeBoard(
            CdnetworksClient client,
            Calls calls,
            Channels<ChannelEntry, ChannelDetails> channels,
            Claims claims,
            Clockwork clock,
            IntSupplier allowancePerMinute,
            Consumer<Set<String>> wake) {
        var budget = new Budget(() -> allowancePerMinute.getAsInt() / 2, clock);
        this.channelHints = new ChannelHints(channels, claims, clock, budget, wake);
        this.recordings = new ImmediateRecordings(client, calls, channelHints::mayRecord, budget, wake);
        this.deliveries = new Deliveries(clock, wake);
        this.clock = clock;
    }

    /** Who is told of recording tasks, by their task ids. */
    public void recordTasks(NoticeSink sink) {
        recordTasks = new SpacedHints(sink, ChannelHints.APART, clock);
    }

    /** Who is told of forward tasks, by their task ids. */
    public void forwardTasks(NoticeSink sink) {
        forwardTasks = new SpacedHints(sink, ChannelHints.APART, clock);
    }

    public Deliveries deliveries() {
        return deliveries;
    }

    public ImmediateRecordings recordings() {
        return recordings;
    }

    /** Under which addresses notices come in; empty where the account has no {@code callbacks.baseUrl}. */
    Optional<CallbackUrls> urls() {
        return keys.map(CallbackKeys::urls);
    }

    Optional<CallbackKeys> keys() {
        return keys;
    }

    /** Why there are no callbacks though the manifest wants them. */
    Optional<String> problem() {
        return problem;
    }

    /** @return whether the addresses are others than before */
    boolean use(CallbackSecrets.Answer answer) {
        var before = urls();
        switch (answer) {
            case CallbackSecrets.Answer.Off ignored -> {
                keys = Optional.empty();
                problem = Optional.empty();
            }
            case CallbackSecrets.Answer.On(var present) -> {
                keys = Optional.of(present);
                problem = Optional.empty();
            }
            case CallbackSecrets.Answer.Wrong(var why) -> {
                keys = Optional.empty();
                problem = Optional.of(why);
            }
        }
        return !urls().equals(before);
    }

    /** A regular walk over the channels is over. */
    void swept(Sweep sweep) {
        channelHints.swept(sweep);
    }

    /** Whether the vendor answers the account has changed. */
    void answers(boolean now) {
        if (now) {
            channelHints.recovered();
        }
    }

    Verdict take(Notice notice) {
        return switch (notice) {
            case Notice.ChannelStateChanged changed -> {
                Optional.ofNullable(changed.pushDomain()).ifPresent(deliveries::note);
                yield channelHints.hint(changed.pullId());
            }
            case Notice.RecordTaskChanged(var task) -> recordTasks.hint(task.taskId());
            case Notice.ForwardTaskChanged(var task) -> forwardTasks.hint(task.taskId());
            case Notice.ImmediatelyRecorded(var eventId, var pullId, var file) -> recordings.hint(pullId, file);
        };
    }
}
