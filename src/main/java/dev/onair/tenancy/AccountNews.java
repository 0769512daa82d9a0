package dev.onair.tenancy;

import dev.onair.common.Bounded;
import dev.onair.engine.Announcement;
import dev.onair.engine.Conditions;
import dev.onair.engine.News;
import dev.onair.engine.Standing;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an account's conditions say, and what of it is worth an Event. Pure. */
final class AccountNews {
    /** True while the account's Secret is there only because the account's finalizer keeps it; absent else. */
    static final String CREDENTIALS_DELETED = "CredentialsDeleted";

    private static final String RECOVERED = "AccountRecovered";
    private static final Set<String> WAITS = Set.of(QueueWords.THROTTLED, QueueWords.QUEUED);

    private AccountNews() {}

    /**
     * The four conditions of every resource, and the warning if there is one.
     *
     * @param warning that somebody has deleted the credentials
     */
    static List<Condition> conditions(
            Standing standing, Optional<String> warning, List<Condition> before, long generation, Instant now) {
        var all = new ArrayList<>(Conditions.of(standing, before, generation, now));
        all.removeIf(condition -> CREDENTIALS_DELETED.equals(condition.getType()));
        warning.ifPresent(message -> all.add(new ConditionBuilder()
                .withType(CREDENTIALS_DELETED)
                .withStatus("True")
                .withReason(CREDENTIALS_DELETED)
                .withMessage(Bounded.text(message, Bounded.LINE))
                .withObservedGeneration(generation)
                .withLastTransitionTime(Conditions.find(before, CREDENTIALS_DELETED)
                        .map(Condition::getLastTransitionTime)
                        .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString()))
                .build()));
        return all;
    }

    /** What was told of the account and is over. */
    private static Optional<Announcement> recovered(Standing standing, Optional<Condition> trouble) {
        return standing instanceof Standing.InSync
                ? trouble.map(told -> Announcement.normal(
                        RECOVERED,
                        "the account works again, after " + told.getReason() + " since "
                                + told.getLastTransitionTime()))
                : Optional.empty();
    }

    /** A single read that failed was not told, and the first look at an account is no trouble. */
    static Optional<Condition> troubleOf(List<Condition> before) {
        var waits = Conditions.find(before, Conditions.RECONCILING)
                .filter(condition -> WAITS.contains(condition.getReason()));
        return Conditions.find(before, Conditions.SYNCED)
                .filter(condition ->
                        !"True".equals(condition.getStatus()) && !Session.VERIFYING.equals(condition.getReason()))
                .or(() -> waits);
    }

    /** @param trouble what was told of the account and is not over, as far as anybody knew before this pass */
    static List<Announcement> events(
            Standing standing, Optional<String> warning, List<Condition> before, Optional<Condition> trouble) {
        var told = new ArrayList<Announcement>();
        if (standing instanceof Standing.Unavailable(var reason, var message, var failures)
                && failures >= Conditions.FAILURES_BEFORE_UNSYNCED
                && Conditions.find(before, Conditions.SYNCED)
                        .filter(known -> reason.equals(known.getReason()) && "False".equals(known.getStatus()))
                        .isEmpty()) {
            told.add(Announcement.warning(reason, message));
        }
        // What an account waits for keeps all of its resources waiting: never a normal thing.
        News.of(before, standing)
                .map(news -> standing instanceof Standing.Held(var reason, var message)
                        ? Announcement.warning(reason, message)
                        : news)
                .ifPresent(told::add);
        if (standing instanceof Standing.Begun(var reason, var message)
                && !Session.VERIFYING.equals(reason)
                && Conditions.find(before, Conditions.SYNCED)
                        .filter(known -> reason.equals(known.getReason()))
                        .isEmpty()) {
            told.add(Announcement.warning(reason, message));
        }
        recovered(standing, trouble).ifPresent(told::add);
        warning.filter(message -> Conditions.find(before, CREDENTIALS_DELETED).isEmpty())
                .ifPresent(message -> told.add(Announcement.warning(CREDENTIALS_DELETED, message)));
        return told;
    }
}
