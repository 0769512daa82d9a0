package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/**
 * An OTT channel as the vendor keeps it.
 *
 * @param sequence in the order of creation
 * @param settings `name`, `mode`, `region`, `input`, `encoder_settings`, `record_settings`, `endpoints` and
 *     `encoder_settings_expand` under the document's names; never changed in place
 * @param on whether its state is `ON`
 * @param signals in the order in which they came
 */
public record OttChannel(long sequence, ChannelKey key, ObjectNode settings, boolean on, List<Signal> signals) {
    public OttChannel {
        signals = List.copyOf(signals);
    }

    /** With a copy of the settings that was changed so. */
    public OttChannel edited(Consumer<ObjectNode> how) {
        var changed = settings.deepCopy();
        how.accept(changed);
        return withSettings(changed);
    }

    OttChannel withSettings(ObjectNode changed) {
        return new OttChannel(sequence, key, changed, on, signals);
    }

    public OttChannel withState(boolean isOn) {
        return new OttChannel(sequence, key, settings, isOn, signals);
    }

    OttChannel withSignals(List<Signal> changed) {
        return new OttChannel(sequence, key, settings, on, changed);
    }

    public String state() {
        return on ? "ON" : "OFF";
    }
}
