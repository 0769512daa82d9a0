package dev.onair.cdnetworks.statecallback;

import dev.onair.engine.Change;
import dev.onair.engine.FieldChange;
import dev.onair.engine.FieldChange.Cause;
import dev.onair.engine.Hidden;
import dev.onair.engine.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From what was last sent to what is declared: pure. */
final class ChannelStateCallbackPlan {
    private static final String NOT_SENT = "(not sent)";
    /** Enough of the hash to tell two addresses apart; it is keyed, so it tells no more. */
    private static final int SHOWN = 8;

    private ChannelStateCallbackPlan() {}

    static Plan<ChannelStateCallbackCommand> of(
            ChannelStateCallbackDesired desired,
            ChannelStateCallbackObserved observed,
            ChannelStateCallbackStatus memory) {
        var sent = Optional.ofNullable(memory.sent);
        var enabled = sent.map(last -> last.enabled).orElse(null);
        var hash = sent.map(last -> last.notifyUrlHash).orElse(null);
        var fields = new ArrayList<FieldChange>();
        if (enabled == null || enabled != desired.enabled()) {
            fields.add(new FieldChange(
                    "spec.enabled",
                    enabled == null ? NOT_SENT : String.valueOf(enabled),
                    String.valueOf(desired.enabled()),
                    Cause.REMEMBERED));
        }
        // Where nothing is reported, it is all the same where to.
        if (desired.enabled() && !desired.notifyUrlHash().equals(hash)) {
            fields.add(
                    new FieldChange("spec.notifyUrl", shown(hash), shown(desired.notifyUrlHash()), Cause.REMEMBERED));
        }
        if (fields.isEmpty() && !observed.trusted()) {
            fields.add(new FieldChange("spec.pushDomain", "sent before", "sent again", Cause.DUE));
        }
        if (fields.isEmpty()) {
            return Plan.empty();
        }
        // The whole is sent, whichever field it is for.
        var whole = Hidden.of(desired.form().whole().value());
        return new Plan<>(List.of(new Change<>(
                new ChannelStateCallbackCommand.Tell(desired),
                fields.stream().map(field -> field.hiding(whole)).toList())));
    }

    private static String shown(@Nullable String hash) {
        return hash == null ? NOT_SENT : "address " + hash.substring(0, Math.min(SHOWN, hash.length()));
    }
}
