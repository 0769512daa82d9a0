package dev.onair.cdnetworks.account;

import dev.onair.account.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Ids of which an answer says that the vendor may not have the object any more: it calls them a wrong parameter (1000) in a call
 * that has no other, since the document's tables have no code for what is not there (2.2.7); or it leaves a forward task out
 * (2.29). One such answer is not enough to make anything anew. It is believed once two complete walks, begun after the list had to show the object, lack it. Only for kinds that are listed.
 * Safe for use by several threads.
 */
final class DoubtedIds {
    private static final int WALKS = 2;

    /** Nobody asks any more; who does again has to wait for two walks again. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Map<String, Doubt> doubts = new ConcurrentHashMap<>();
    private final Duration visibility;
    private final InstantSource clock;

    /**
     * @param since when the id was first refused
     * @param walks how many walks have lacked it
     */
    private record Doubt(Instant since, int walks) {}

    /** @param visibility how long the vendor's list may take to show what is there */
    DoubtedIds(Duration visibility, InstantSource clock) {
        this.visibility = visibility;
        this.clock = clock;
    }

    /**
     * The vendor refused the id.
     *
     * @return whether that is believed by now
     */
    boolean refused(String id) {
        return doubts.computeIfAbsent(id, first -> new Doubt(clock.instant(), 0))
                        .walks()
                >= WALKS;
    }

    /** Whether a walk that begins now counts. */
    boolean isOfAge(String id) {
        var doubt = doubts.get(id);
        return doubt != null && !clock.instant().isBefore(doubt.since().plus(visibility));
    }

    /** The vendor showed the object, or it was deleted: nothing is in doubt. */
    void settled(String id) {
        doubts.remove(id);
    }

    /**
     * A whole walk is over.
     *
     * @param shows whether it showed an object
     * @return the ids of which there is news: they are believed to be gone from now on
     */
    Set<String> walked(Sweep walk, Predicate<String> shows) {
        var news = new HashSet<String>();
        doubts.forEach((id, doubt) -> {
            if (shows.test(id) || doubt.since().plus(REMEMBERED).isBefore(walk.completeAsOf())) {
                doubts.remove(id);
            } else if (!walk.completeAsOf().isBefore(doubt.since().plus(visibility)) && doubt.walks() < WALKS) {
                doubts.replace(id, doubt, new Doubt(doubt.since(), doubt.walks() + 1));
                if (doubt.walks() + 1 == WALKS) {
                    news.add(id);
                }
            }
        });
        return news;
    }
}
