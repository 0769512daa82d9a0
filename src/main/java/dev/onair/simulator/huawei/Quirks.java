package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** What the document leaves open, and a test may want otherwise. */
public final class Quirks {
    /**
     * The document names LIVE.103011022 and not the calls that answer it; these interrupt what runs, so they are
     * taken to be refused while it does.
     */
    private static final Set<Action> INTERRUPTING = Set.of(
            Action.UPDATE_INPUT,
            Action.UPDATE_TRANSCODINGS,
            Action.DELETE_CHANNEL,
            Action.UPDATE_FLOW_SOURCE,
            Action.DELETE_FLOW);

    /**
     * Of flows what the examples of 7.4 and 7.7 lack; of channels what may go unnoticed. The document calls none of them
     * mandatory in an answer.
     */
    private static final Set<String> HIDDEN = Set.of(
            "min_latency",
            "cidr_whitelist",
            "stream_id",
            "failover_conditions",
            "encoder_settings_expand",
            "manifest_name");

    private volatile Set<Action> refusedWhileRunning = INTERRUPTING;
    private volatile Set<String> unknownPaths = Set.of();
    private volatile Set<String> hidden = HIDDEN;

    /** The calls that a running channel or flow refuses. */
    public void refuseWhileRunning(Set<Action> actions) {
        refusedWhileRunning = Set.copyOf(actions);
    }

    public Set<Action> refusedWhileRunning() {
        return refusedWhileRunning;
    }

    /** Paths behind the project, such as {@code /ott/channels/encoder-settings}, that the gateway is not to know. */
    public void forgetPaths(Set<String> paths) {
        unknownPaths = Set.copyOf(paths);
    }

    Set<String> unknownPaths() {
        return unknownPaths;
    }

    /** Fields that a {@link dev.onair.simulator.Temperament#FORGETFUL} vendor never shows, at any depth. */
    public void hideFields(Set<String> names) {
        hidden = Set.copyOf(names);
    }

    void hide(JsonNode view) {
        if (view instanceof ObjectNode object) object.remove(hidden);
        view.forEach(this::hide);
    }

    void checkState(Action action, boolean isRunning) {
        if (isRunning && refusedWhileRunning.contains(action)) throw Refusal.of(Code.WRONG_STATE);
    }
}
