package dev.onair.cdnetworks.account;

import dev.onair.account.Budget;
import dev.onair.account.Calls;
import dev.onair.account.Coalescer;
import dev.onair.cdnetworks.client.CdnetworksClient;
import dev.onair.cdnetworks.client.RecordFile;
import dev.onair.cdnetworks.client.RecordFileQuery;
import dev.onair.cdnetworks.client.RecordTasks;
import dev.onair.cdnetworks.client.RecordedFile;
import dev.onair.engine.Caller;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import dev.onair.tenancy.CallbackDesk.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The files that channels with immediate recording left, as notices name them (2.26). No call lists them: 2.24 is for recording
 * tasks and web pages (2.24.1). So a notice is believed where all that can check it agrees: it came by the account's secret
 * address, its channel is declared here and not shown without immediate recording, and 2.24 does not know the file as another
 * channel's.
 */
public final class ImmediateRecordings {
    /** So many of each channel are kept. */
    public static final int KEPT = 10;

    private static final Caller OWNER = Caller.account("callbacks");

    private final Predicate<String> mayRecord;
    private final Budget budget;
    private final Consumer<Set<String>> wake;
    private final Coalescer<Optional<RecordFile>> pages;
    private final Map<String, List<ImmediateFile>> known = new ConcurrentHashMap<>();
    private final Set<String> asking = ConcurrentHashMap.newKeySet();

    /** @param mayRecord whether a channel is declared, and nothing is known that says it records nothing */
    ImmediateRecordings(
            CdnetworksClient client,
            Calls calls,
            Predicate<String> mayRecord,
            Budget budget,
            Consumer<Set<String>> wake) {
        this.mayRecord = mayRecord;
        this.budget = budget;
        this.wake = wake;
        this.pages = new Coalescer<>(
                calls, Lane.BACKGROUND, "getRecordFileInfo", RecordTasks.MOST_IDS, ids -> pages(client, ids));
    }

    private static Outcome<Map<String, Optional<RecordFile>>> pages(CdnetworksClient client, List<String> videoIds) {
        var answer = client.recordTasks().getRecordFileInfo(RecordFileQuery.ofVideos(videoIds));
        return answer.map(found -> {
            var byVideo = new HashMap<String, Optional<RecordFile>>();
            videoIds.forEach(id -> byVideo.put(id, Optional.empty()));
            found.forEach(file -> byVideo.put(file.videoId(), Optional.of(file)));
            return byVideo;
        });
    }

    /** What is known to have been recorded of a channel, the newest first. */
    public List<ImmediateFile> of(String pullId) {
        return known.getOrDefault(pullId, List.of());
    }

    /** @param file as the notice has it */
    Verdict hint(String pullId, RecordedFile file) {
        var videoId = file.videoId();
        if (videoId == null) {
            return Verdict.UNREADABLE;
        }
        if (!mayRecord.test(pullId)) {
            return Verdict.UNDECLARED;
        }
        var isKnown = of(pullId).stream().anyMatch(there -> there.videoId().equals(videoId));
        if (isKnown || !asking.add(videoId)) {
            return Verdict.REPEATED;
        }
        if (!budget.take(1)) {
            asking.remove(videoId);
            return Verdict.OVERLOAD;
        }
        Thread.ofVirtual().name("verify recording " + videoId).start(() -> verify(pullId, videoId, file));
        return Verdict.HINT;
    }

    private void verify(String pullId, String videoId, RecordedFile told) {
        try {
            // That the vendor cannot be asked, or may not be, says nothing of the file.
            var page = pages.submit(OWNER, videoId) instanceof Outcome.Done<Optional<RecordFile>>(var found)
                    ? found
                    : Optional.<RecordFile>empty();
            if (page.filter(file -> !file.pullId().equals(pullId)).isEmpty()) {
                known.merge(pullId, List.of(ImmediateFile.of(videoId, told, page)), ImmediateRecordings::newestFirst);
                wake.accept(Set.of(pullId));
            }
        } finally {
            asking.remove(videoId);
        }
    }

    private static List<ImmediateFile> newestFirst(List<ImmediateFile> known, List<ImmediateFile> news) {
        var all = new ArrayList<>(news);
        all.addAll(known);
        return List.copyOf(all.subList(0, Math.min(KEPT, all.size())));
    }
}
