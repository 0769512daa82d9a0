package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.AsOf;
import dev.onair.simulator.Temperament;
import dev.onair.simulator.Temperaments;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the calls work on: everything the simulated vendor knows.
 *
 * @param ids of packages: 32 hex digits
 * @param shown what the call under way sees
 */
record Cloud(
        OttChannels channels, Flows flows, Quirks quirks, Temperaments temperaments, Supplier<String> ids, AsOf shown) {
    /** What the vendor's public clients change while a channel runs. */
    private static final Set<Action> TAKEN_WHILE_ON = Set.of(Action.UPDATE_INPUT, Action.UPDATE_TRANSCODINGS);

    boolean isLenient() {
        return temperaments.has(Temperament.LENIENT);
    }

    /** What channels have to be like now. */
    ChannelShape channelShape() {
        return isLenient() ? ChannelShape.LENIENT : ChannelShape.STRICT;
    }

    /** A channel as answers show it now. */
    ObjectNode shown(OttChannel channel) {
        var view = ChannelView.of(channel);
        if (temperaments.has(Temperament.FILLS_IN)) FilledIn.channel(view);
        return remembered(view);
    }

    /** A flow as answers show it now. */
    ObjectNode shown(Flow flow) {
        var view = FlowView.of(flow);
        if (temperaments.has(Temperament.FILLS_IN)) view.path("sources").forEach(FilledIn::source);
        return remembered(view);
    }

    /** One of a flow's sources as answers show it now. */
    ObjectNode shownSource(Flow flow, ObjectNode source) {
        var view = FlowView.source(flow, source);
        if (temperaments.has(Temperament.FILLS_IN)) FilledIn.source(view);
        return remembered(view);
    }

    /** One of a flow's outputs as answers show it now. */
    ObjectNode shownOutput(Flow flow, ObjectNode output) {
        var view = FlowView.output(flow, output);
        if (temperaments.has(Temperament.FILLS_IN)) FilledIn.output(view);
        return remembered(view);
    }

    private ObjectNode remembered(ObjectNode view) {
        if (temperaments.has(Temperament.FORGETFUL)) quirks.hide(view);
        return view;
    }

    /** The channel that was named; LIVE.103011019 when the project has none such. */
    OttChannel channel(Call call, ObjectNode names) {
        var key = ChannelKey.of(call.project(), names);
        var channel = channels.find(key).orElseThrow(() -> Refusal.of(Code.NOT_THERE));
        call.context().touched(key.toString());
        return channel;
    }

    /** Changes the settings of a channel that exists, if the whole is right then. */
    void change(Action action, OttChannel channel, Consumer<ObjectNode> how) {
        var changed = channel.edited(how);
        channelShape().checkWhole(changed.settings());
        if (!isLenient() || !TAKEN_WHILE_ON.contains(action)) quirks.checkState(action, channel.on());
        channels.change(channel.key(), _ -> changed);
    }

    /** The project's channels in the order of creation. */
    List<OttChannel> listedChannels(Call call) {
        return channels.all().stream()
                .filter(channel -> channel.key().project().equals(call.project()))
                .sorted((a, b) -> Long.compare(a.sequence(), b.sequence()))
                .toList();
    }

    /** The flow of `flow_id`; LIVE.103011019 when the project has none such. */
    Flow flow(Call call) {
        var flowId = call.requiredQuery("flow_id");
        var flow = flows.find(flowId)
                .filter(found -> found.project().equals(call.project()))
                .orElseThrow(() -> Refusal.of(Code.NOT_THERE, "flow_id not exist"));
        call.context().touched(flowId);
        return flow;
    }

    /** The project's flows in the order of creation. */
    List<Flow> listedFlows(Call call) {
        return flows.all().stream()
                .filter(flow -> flow.project().equals(call.project()))
                .sorted((a, b) -> Long.compare(a.sequence(), b.sequence()))
                .toList();
    }
}
