package dev.onair.cdnetworks.livechannel;

import dev.onair.cdnetworks.account.PlaybackDetails;
import dev.onair.common.Bounded;
import dev.onair.engine.Kept;
import org.jspecify.annotations.Nullable;

/** What a channel has in a field that its manifest says no more. Pure. */
final class LiveChannelKept {
    private LiveChannelKept() {}

    static Kept of(LiveChannelObserved observed, LiveChannelStatus status, String path) {
        var entry = observed.entry();
        return switch (path) {
            case "playback.bitrates" -> PlaybackDetails.kept(observed.details());
            case "recording.directoryId", "recording.directoryRef.name" -> shown(entry.directoryId());
            // What an answer lacks is off. WIRE-NOTES, "Behaviour to rely on".
            case "recording.immediate" ->
                Boolean.TRUE.equals(entry.immediateRecording()) ? new Kept.Value("true") : new Kept.Nothing();
            case "scenario" -> shown(entry.scenario());
            case "whiteboard.enabled" ->
                status.sent != null && Boolean.FALSE.equals(status.sent.whiteboardEnabled)
                        ? new Kept.Nothing()
                        : new Kept.NotShown();
            // Neither the verification string nor how long push URLs are valid is in any answer (2.2.5, 2.3.5).
            default -> new Kept.NotShown();
        };
    }

    private static Kept shown(@Nullable String value) {
        return value == null || value.isEmpty()
                ? new Kept.Nothing()
                : new Kept.Value(Bounded.text(value, Bounded.VALUE));
    }
}
