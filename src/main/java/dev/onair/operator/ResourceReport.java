package dev.onair.operator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.common.OnairSpec;
import dev.onair.common.OnairStatus;
import dev.onair.engine.Command;
import dev.onair.engine.Conditions;
import dev.onair.engine.Deletion;
import dev.onair.engine.Indicators;
import dev.onair.engine.News;
import dev.onair.engine.Pass;
import dev.onair.engine.Standing;
import dev.onair.engine.Subject;
import dev.onair.operator.json.ResourceJson;
import io.fabric8.kubernetes.client.CustomResource;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a pass says in the cluster: conditions, Events and counters, all from how the resource stands; and what it says while it
 * is under way, or learns nothing.
 */
final class ResourceReport<
        R extends CustomResource<? extends OnairSpec, S>, D, O, C extends Command, S extends OnairStatus> {
    private final Kind<R, D, O, C, S> kind;
    private final Telling telling;
    private final LongWaits waits;
    private final Silence silence;
    private final Clock clock;
    private final ObjectMapper json = ResourceJson.mapper();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    /** Those of which the reason was written though nothing else was news. */
    private final Set<String> summarised = ConcurrentHashMap.newKeySet();

    ResourceReport(Kind<R, D, O, C, S> kind, Telling telling, LongWaits waits, Clock clock) {
        this.kind = kind;
        this.telling = telling;
        this.waits = waits;
        this.silence = new Silence(waits.patience());
        this.clock = clock;
    }

    /** Conditions, Events and counters follow from one value; nothing is written when nothing changed. */
    Pass settle(R resource, Subject<D, S> subject, Pass ended, S before, KubernetesLedger<R, S> ledger) {
        var uid = subject.target().uid();
        var waits = ledger.isWorking() || !isAsDeclared(before, subject.generation());
        var pass = silence.broken(uid, ended, waits, () -> kind.queued(resource), clock.instant());
        if (hasFailed(pass.standing())) {
            failures.merge(uid, 1, Integer::sum);
        } else if (!(pass.standing() instanceof Standing.Unchanged)) {
            failures.remove(uid);
        }
        pass.announcements().forEach(news -> telling.tell(resource, news));
        var status = subject.status();
        if (!(pass.standing() instanceof Standing.Unchanged)) {
            News.of(before.conditions, pass.standing()).ifPresent(news -> telling.tell(resource, news));
            stand(subject, pass.standing(), before);
            if (pass.standing() instanceof Standing.InSync) {
                Stream.of(kind.advice(resource), kind.bindings().afterwards(resource))
                        .flatMap(Optional::stream)
                        .forEach(what -> Indicators.joined(status.conditions, List.of())
                                .forEach(condition -> condition.setMessage(condition.getMessage() + "; " + what)));
            }
        }
        // Not what the pass began with: a mark that it wrote meanwhile may have to be taken back.
        var written = ledger.written().orElse(before);
        status.conditions = Conditions.since(status.conditions, written.conditions);
        status.summarise();
        kind.bindings().seal(resource, status);
        var known =
                pass.standing() instanceof Standing.Unchanged ? Subjects.introduced(kind, resource, written) : written;
        if (!sameBut(status, known) || lacksReason(uid, status, written)) {
            ledger.save(status);
        }
        return pass;
    }

    private void stand(Subject<D, S> subject, Standing standing, S before) {
        var status = subject.status();
        status.conditions = Conditions.of(
                standing,
                Indicators.joined(before.conditions, status.conditions),
                subject.generation(),
                clock.instant());
        status.observedGeneration = subject.generation();
    }

    /** Tells what a pass has done, and leaves its status as {@link #settle} does, but for writing it. */
    void tellDone(R resource, Subject<D, S> subject, Pass pass, S before) {
        pass.announcements().forEach(news -> telling.tell(resource, news));
        stand(subject, pass.standing(), before);
        subject.status().summarise();
        kind.bindings().seal(resource, subject.status());
    }

    /**
     * Of what a version has written that had no reasons; once, since under a definition without them it would be so for ever. What
     * is ready has none.
     */
    private boolean lacksReason(String uid, S now, S written) {
        return now.reason != null && written.reason == null && summarised.add(uid);
    }

    private static boolean hasFailed(Standing standing) {
        return switch (standing) {
            case Standing.Unavailable ignored -> true;
            case Standing.Uncertain ignored -> true;
            case Standing.Deleting(var reason, var message) -> Deletion.PENDING.equals(reason);
            default -> false;
        };
    }

    /**
     * The age of the truth is no news of its own, and neither are summaries of what was written before: under definitions that
     * do not have them they would be missing for ever.
     */
    private boolean sameBut(S now, S before) {
        var left = json.convertValue(before, kind.statusType());
        left.age(now);
        left.summarise();
        return json.<ObjectNode>valueToTree(left).equals(json.<ObjectNode>valueToTree(now));
    }

    /** Runs a pass, and tells what it waits for when it takes long. */
    <T> T watched(R resource, KubernetesLedger<R, S> ledger, Supplier<T> pass) {
        var watch = waits.watch(since -> tellWait(resource, ledger, since));
        try {
            return pass.get();
        } finally {
            watch.close();
        }
    }

    /** What is as declared, and only looked at, stays as it is. */
    private void tellWait(R resource, KubernetesLedger<R, S> ledger, Instant since) {
        var known = ledger.written().orElseGet(kind::newStatus);
        long generation = resource.getMetadata().getGeneration();
        if (!ledger.isWorking() && isAsDeclared(known, generation)) {
            return;
        }
        var what = kind.waits(resource);
        var standing = new Standing.Waiting(
                what.reason(), what.message() + " (since " + since.truncatedTo(ChronoUnit.SECONDS) + ")");
        News.of(known.conditions, standing).ifPresent(news -> telling.tell(resource, news));
        // What is written is sealed: not what somebody else put there.
        var copied = kind.bindings().believed(resource, json.convertValue(known, kind.statusType()));
        ledger.remark(copied, copy -> {
            copy.conditions = Conditions.of(standing, copy.conditions, generation, clock.instant());
            copy.observedGeneration = generation;
        });
    }

    private static boolean isAsDeclared(OnairStatus status, long generation) {
        return Conditions.isTrue(status.conditions, Conditions.READY, generation)
                && Conditions.isTrue(status.conditions, Conditions.SYNCED, generation);
    }

    /** What may be left out is, and the resource says so; once by an Event. */
    void shorten(R resource, S status, Optional<S> written, String why, boolean inFull) {
        var full = ObjectRoom.shortened(resource, why);
        var standing = inFull ? full : new Standing.Refused(full.reason(), "see its Event " + full.reason());
        var before = written.map(known -> known.conditions).orElse(List.of());
        if (Conditions.find(before, Conditions.SYNCED)
                .filter(known -> full.reason().equals(known.getReason()))
                .isEmpty()) {
            News.of(before, full).ifPresent(news -> telling.tell(resource, news));
        }
        status.shorten();
        status.conditions =
                Conditions.of(standing, before, resource.getMetadata().getGeneration(), clock.instant());
        status.lastObservedTime = written.map(known -> known.lastObservedTime).orElse(null);
        status.summarise();
    }

    /** How many passes of the resource have failed in a row. */
    int failures(String uid) {
        return failures.getOrDefault(uid, 0);
    }

    void forget(String uid) {
        failures.remove(uid);
        summarised.remove(uid);
        silence.forget(uid);
    }
}
