package dev.onair.tenancy;

import dev.onair.account.AccountChange;
import dev.onair.account.AccountChange.Bound;
import dev.onair.account.AccountChange.Facts;
import dev.onair.account.AccountChange.Loss;
import dev.onair.account.AccountChange.Memory;
import dev.onair.account.AccountChange.Verdict;
import dev.onair.common.AccountStatus;
import dev.onair.common.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one account's resources from creating and deleting where their objects are not. Asked before each create and each
 * deletion; it counts once for all who ask between two walks. Safe for use by several threads.
 */
final class AccountChangeGuard {
    private static final Duration MOST_OFTEN = Duration.ofSeconds(1);

    /** With ten thousand resources a count takes a good part of a second: no more than a twentieth of the time goes into it. */
    private static final int PAUSE_FOR_COUNT = 20;

    private final InstantSource clock;
    private final Supplier<Optional<AccountChange.Holdings>> holdings;
    /** Told when the verdict is another one. */
    private final Runnable news;

    private @Nullable AccountChange change;
    private Verdict verdict = new Verdict.Unknown();
    private Optional<Asked> asked = Optional.empty();
    /** Whether there was a verdict before; {@link #asked} is forgotten wherever something is to be counted anew. */
    private boolean hasCounted;
    /** What the last count lacked, until the session was asked to look for it. */
    private List<Bound> sought = List.of();

    /**
     * What the last verdict was made of.
     *
     * @param until when it is old
     */
    private record Asked(String here, Instant since, List<Optional<Instant>> walks, Instant until) {}

    /**
     * Knows nothing yet.
     *
     * @param holdings what the account's resources have there; empty while that is not known
     * @param news told when the verdict is another one
     */
    AccountChangeGuard(InstantSource clock, Supplier<Optional<AccountChange.Holdings>> holdings, Runnable news) {
        this.clock = clock;
        this.holdings = holdings;
        this.news = news;
    }

    /** Takes over what an operator before this one has noted. Without effect once it has been used. */
    synchronized void remember(AccountStatus status) {
        if (change == null) {
            change = new AccountChange(new Memory(
                    Optional.ofNullable(status.provenAccount),
                    Optional.ofNullable(status.accountChange).flatMap(this::loss),
                    status.acceptedLosses == null ? 0 : status.acceptedLosses));
        }
    }

    private Optional<Loss> loss(AccountStatus.Change shown) {
        return shown.token == null || shown.since == null
                ? Optional.empty()
                : Optional.of(new Loss(
                        shown.token,
                        // A loss at a time that nobody can read is a loss all the same.
                        TimeText.read(shown.since).orElseGet(clock::instant),
                        shown.unknown == null ? 0 : shown.unknown,
                        shown.bound == null ? 0 : shown.bound));
    }

    Verdict judge(Session session) {
        Verdict now;
        boolean isNews;
        List<Bound> unseen;
        synchronized (this) {
            var isFirst = !hasCounted;
            now = judged(session);
            // That all is well at the first look is what everybody took it for.
            isNews = !verdict.getClass().equals(now.getClass()) && !(isFirst && now instanceof Verdict.Same);
            verdict = now;
            unseen = sought;
            sought = List.of();
        }
        if (!unseen.isEmpty()) {
            session.look(unseen, this::countAnew);
        }
        if (isNews) {
            if (now instanceof Verdict.Looking) {
                session.lookSoon();
            }
            news.run();
        }
        return now;
    }

    private Verdict judged(Session session) {
        var here = session.account();
        if (change == null || here.isEmpty()) {
            return new Verdict.Unknown();
        }
        var since = session.accountSince();
        var lists = session.inventories();
        var walks = lists.stream().map(list -> list.asOf()).toList();
        var now = clock.instant();
        var isKnown = asked.filter(last -> last.here().equals(here.get())
                        && last.since().equals(since)
                        && last.walks().equals(walks)
                        && now.isBefore(last.until()))
                .isPresent();
        if (isKnown) {
            return verdict;
        }
        var known = holdings.get();
        if (known.isEmpty()) {
            // An account of which nothing is bound is the right one, whichever it is: too early to say so.
            return new Verdict.Unknown();
        }
        hasCounted = true;
        var judged = change.judge(new Facts(here.get(), since, known.get(), lists), now);
        sought = change.sought();
        var end = clock.instant();
        var pause = Duration.between(now, end).multipliedBy(PAUSE_FOR_COUNT);
        asked = Optional.of(
                new Asked(here.get(), since, walks, end.plus(pause.compareTo(MOST_OFTEN) > 0 ? pause : MOST_OFTEN)));
        return judged;
    }

    private synchronized void countAnew() {
        asked = Optional.empty();
    }

    /** @return whether the token was the one that accepts the loss */
    boolean accept(String token, Session session) {
        synchronized (this) {
            var isIt = change != null
                    && session.account()
                            .filter(here -> change.accept(token, here))
                            .isPresent();
            if (!isIt) {
                return false;
            }
            asked = Optional.empty();
        }
        judge(session);
        return true;
    }

    /** Notes what an operator after this one has to know. */
    synchronized void write(AccountStatus status) {
        if (change == null) {
            return;
        }
        var memory = change.memory();
        status.provenAccount = memory.proven().orElse(null);
        status.acceptedLosses = memory.accepted() == 0 ? null : memory.accepted();
        status.accountChange = memory.loss().map(AccountChangeGuard::shown).orElse(null);
    }

    private static AccountStatus.Change shown(Loss loss) {
        var shown = new AccountStatus.Change();
        shown.token = loss.token();
        shown.since = loss.since().toString();
        shown.unknown = loss.unknown();
        shown.bound = loss.bound();
        return shown;
    }
}
