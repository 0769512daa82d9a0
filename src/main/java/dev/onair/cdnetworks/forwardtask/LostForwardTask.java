package dev.onair.cdnetworks.forwardtask;

import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.cdnetworks.client.ForwardTaskState;
import dev.onair.common.Attempt;
import dev.onair.common.Hash;
import dev.onair.engine.Found;
import dev.onair.engine.Outcome;
import dev.onair.engine.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Looks for the task of a create whose answer was lost, until the vendor's list must show it if there is one. */
final class LostForwardTask {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final CdnetworksSession session;
    private final Circumstances circumstances;

    LostForwardTask(CdnetworksSession session, Circumstances circumstances) {
        this.session = session;
        this.circumstances = circumstances;
    }

    Outcome<Found> find(Target target, ForwardTaskDesired desired, Attempt attempt) {
        var sought = Sought.of(attempt, desired);
        var mustShow = attempt.over(session.startedAt()).plus(session.settings().createVisibility());
        var asked = session.now();
        return session.forwardTasks()
                .ofChannel(target.caller(), sought.pullId())
                .map(tasks -> judge(target, candidates(tasks, sought, attempt), left(asked, mustShow)));
    }

    private static Duration left(Instant asked, Instant mustShow) {
        var left = Duration.between(asked, mustShow);
        return left.isNegative() ? Duration.ZERO : left.compareTo(LOOK_EVERY) < 0 ? left : LOOK_EVERY;
    }

    private Found judge(Target target, List<String> candidates, Duration again) {
        if (candidates.size() > 1) {
            return new Found.Several(candidates);
        }
        if (candidates.isEmpty()) {
            return again.isZero() ? new Found.None() : new Found.NotYet(again);
        }
        var taskId = candidates.getFirst();
        // Two resources may look for the same at once: whoever claims first has it.
        if (session.claims().claim(taskId, circumstances.claimant()).isPresent()) {
            session.claims().release(taskId, circumstances.claimant());
            return again.isZero() ? new Found.None() : new Found.NotYet(again);
        }
        session.forwardTasks().created(taskId, target.key());
        return new Found.One(taskId);
    }

    private List<String> candidates(List<ForwardTaskState> tasks, Sought sought, Attempt attempt) {
        var secretKey = session.credentials().secretKey();
        return tasks.stream()
                .filter(sought.isIt(url -> Hash.keyed(secretKey, url)))
                .map(ForwardTaskState::taskId)
                .filter(taskId ->
                        session.claims().other(taskId, circumstances.claimant()).isEmpty())
                .filter(taskId -> !circumstances.isHeldByAnother().test(taskId))
                .filter(taskId -> !taskId.equals(attempt.replaces))
                .distinct()
                .toList();
    }
}
