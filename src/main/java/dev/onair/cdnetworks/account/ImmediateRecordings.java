package dev.onair.cdnetworks.account;

import dev.onair.account.Budget;
import dev.onair.account.Calls;
import dev.onair.account.Coalescer;
import dev.onair.cdnetworks.client.CdnetworksClient;
import dev.onair.cdnetworks.client.RecordFile;
import dev.onair.cdnetworks.client.RecordFileQuery;
import dev.onair.cdnetworks.client.RecordTasks;
import dev.onair.engine.Caller;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import dev.onair.tenancy.CallbackDesk.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The files that channels with immediate recording left, as notices named them and the vendor confirmed them.
 * CDNetworks Cloud Live API 2.26, 2.24.
 */
public final class ImmediateRecordings {
    /** So many of each channel are kept. */
    public static final int KEPT = 10;

    private static final Caller OWNER = Caller.account("callbacks");

    private final Predicate<String> isDeclared;
    private final Budget budget;
    private final Consumer<Set<String>> wake;
    private final Coalescer<RecordFile> files;
    private final Map<String, List<RecordFile>> confirmed = new ConcurrentHashMap<>();
    private final Set<String> asking = ConcurrentHashMap.newKeySet();

    ImmediateRecordings(
            CdnetworksClient client,
            Calls calls,
            Predicate<String> isDeclared,
            Budget budget,
            Consumer<Set<String>> wake) {
        this.isDeclared = isDeclared;
        this.budget = budget;
        this.wake = wake;
        this.files = new Coalescer<>(
                calls, Lane.BACKGROUND, "getRecordFileInfo", RecordTasks.MOST_IDS, ids -> confirmed(client, ids));
    }

    private static Outcome<Map<String, RecordFile>> confirmed(CdnetworksClient client, List<String> videoIds) {
        var answer = client.recordTasks().getRecordFileInfo(RecordFileQuery.ofVideos(videoIds));
        return answer.map(found -> {
            var byVideo = new HashMap<String, RecordFile>();
            found.forEach(file -> byVideo.put(file.videoId(), file));
            return byVideo;
        });
    }

    /** What is known to have been recorded of a channel, the newest first. */
    public List<RecordFile> of(String pullId) {
        return confirmed.getOrDefault(pullId, List.of());
    }

    Verdict hint(String pullId, String videoId) {
        if (!isDeclared.test(pullId)) {
            return Verdict.UNDECLARED;
        }
        var isKnown = of(pullId).stream().anyMatch(file -> file.videoId().equals(videoId));
        if (isKnown || !asking.add(videoId)) {
            return Verdict.REPEATED;
        }
        if (!budget.take(1)) {
            asking.remove(videoId);
            return Verdict.OVERLOAD;
        }
        Thread.ofVirtual().name("verify recording " + videoId).start(() -> verify(pullId, videoId));
        return Verdict.HINT;
    }

    private void verify(String pullId, String videoId) {
        try {
            if (files.submit(OWNER, videoId) instanceof Outcome.Done<RecordFile>(var file)
                    && file.pullId().equals(pullId)) {
                confirmed.merge(pullId, List.of(file), ImmediateRecordings::newestFirst);
                wake.accept(Set.of(pullId));
            }
        } finally {
            asking.remove(videoId);
        }
    }

    private static List<RecordFile> newestFirst(List<RecordFile> known, List<RecordFile> news) {
        var all = new ArrayList<>(news);
        all.addAll(known);
        return List.copyOf(all.subList(0, Math.min(KEPT, all.size())));
    }
}
