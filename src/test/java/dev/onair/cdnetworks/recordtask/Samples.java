package dev.onair.cdnetworks.recordtask;

import dev.onair.cdnetworks.client.RecordedFile;
import dev.onair.cdnetworks.recordtask.RecordTaskStatus.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A manifest and the task that it declares; tests change what they are about. */
final class Samples {
    static final String TASK = "209ed41e22224994a282be86f7180ffb";
    static final String CHANNEL = "5df32989b7db47368cc14571ba296c04";
    static final Instant START = Instant.parse("2026-11-21T20:00:00Z");
    static final Instant END = Instant.parse("2026-11-21T22:00:00Z");

    private Samples() {}

    static RecordTask manifest(Consumer<RecordTaskSpec> edit) {
        var task = RecordFixture.manifest(spec -> {
            spec.start = START.toString();
            spec.end = END.toString();
        });
        task.getMetadata().setUid("0f0e0d0c-0b0a-0908-0706-050403020100");
        edit.accept(task.getSpec());
        return task;
    }

    static RecordTaskDesired desired(Consumer<RecordTaskSpec> edit) {
        return RecordTaskManifest.read(manifest(edit), Optional.of(CHANNEL), Optional.empty());
    }

    static RecordTaskObserved observed(Phase phase, RecordedFile... files) {
        return new RecordTaskObserved(TASK, Optional.of(phase), List.of(files), false);
    }

    static RecordedFile file(String videoId) {
        return new RecordedFile(videoId, videoId + ".mp4", 25_534_560L, 2258L, "http://example.com/" + videoId);
    }

    /** As a pass at that time leaves it behind. */
    static RecordTaskStatus seen(RecordTaskStatus status, Phase phase, Instant at, RecordedFile... files) {
        RecordTaskProgress.report(desired(spec -> {}), observed(phase, files), at, status);
        return status;
    }

    static RecordTaskStatus seen(Phase phase, Instant at, RecordedFile... files) {
        return seen(new RecordTaskStatus(), phase, at, files);
    }
}
