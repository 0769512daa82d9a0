package dev.onair.huawei.flow;

import dev.onair.engine.FieldChange;
import dev.onair.engine.FieldChange.Cause;
import dev.onair.engine.Hidden;
import dev.onair.engine.Impact;
import dev.onair.engine.SentWrites;
import dev.onair.huawei.account.Fingerprint;
import dev.onair.huawei.account.FlowTruth;
import dev.onair.huawei.client.Trees;
import dev.onair.huawei.client.flow.FlowOutputUpdate;
import dev.onair.huawei.client.flow.FlowSource;
import dev.onair.huawei.client.flow.FlowsOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The calls that lead from the sources and outputs that are to those that are declared; pure. */
final class Edits {
    private static final String NONE = "(none)";

    private final FlowDesired desired;
    private final FlowTruth truth;
    private final FlowStatus memory;
    private final String flowId;
    private final List<Edit> edits = new ArrayList<>();

    /**
     * One call.
     *
     * @param operation what the vendor calls it
     * @param impact while the flow runs
     * @param command makes the call, for what it costs
     * @param keysOnly likewise, with nothing changed but what the vendor does not show; where both are in one call
     */
    record Edit(
            String operation,
            Impact impact,
            List<FieldChange> fields,
            Function<Impact, FlowCommand> command,
            Optional<Function<Impact, FlowCommand>> keysOnly) {}

    private Edits(FlowDesired desired, FlowTruth truth, FlowStatus memory) {
        this.desired = desired;
        this.truth = truth;
        this.memory = memory;
        this.flowId = truth.detail().flowId();
    }

    static List<Edit> of(FlowDesired desired, FlowTruth truth, FlowStatus memory) {
        var all = new Edits(desired, truth, memory);
        desired.outputs().ifPresent(all::outputs);
        all.sources();
        return all.edits;
    }

    /** Those of the same name belong together; of the others, the first to the first: a source can be renamed. */
    static Map<FlowSource, FlowDesired.Source> pairs(FlowDesired desired, FlowTruth truth) {
        var wanted = new ArrayList<>(desired.sources());
        var left = new ArrayList<FlowSource>();
        var pairs = new LinkedHashMap<FlowSource, FlowDesired.Source>();
        for (var is : FlowObserved.sources(truth)) {
            wanted.stream()
                    .filter(source -> source.name().equals(is.name()))
                    .findFirst()
                    .ifPresentOrElse(
                            same -> {
                                pairs.put(is, same);
                                wanted.remove(same);
                            },
                            () -> left.add(is));
        }
        for (var is : left) {
            if (!wanted.isEmpty()) {
                pairs.put(is, wanted.removeFirst());
            }
        }
        return pairs;
    }

    private void sources() {
        pairs(desired, truth).forEach((is, wanted) -> {
            var before = "sources/" + is.name();
            var differences = new Differences(
                    "spec.sources[" + wanted.name() + "]",
                    new SentFields(
                            memory.sentFields(wanted.path()).or(() -> memory.sentFields(before)),
                            desired.fingerprints()));
            var sentKey = memory.sentKey(wanted.path()).or(() -> memory.sentKey(before));
            var source = Wanted.merged(is, wanted, sentKey, differences);
            if (differences.isEmpty()) {
                return;
            }
            edits.add(new Edit(
                    FlowCommand.UpdateSource.CALL,
                    Impact.INTERRUPTING,
                    covering(differences.fields(), Wanted.source(wanted)),
                    impact -> updateSource(is, wanted, source, impact),
                    differences.areMixed()
                            ? Optional.of(impact -> updateSource(
                                    is, wanted, Wanted.merged(is, wanted, sentKey, differences.withoutDrift()), impact))
                            : Optional.empty()));
        });
    }

    private FlowCommand updateSource(FlowSource is, FlowDesired.Source wanted, FlowSource source, Impact impact) {
        return new FlowCommand.UpdateSource(
                flowId,
                is.name(),
                source,
                fingerprint(wanted.key()),
                SentFields.of(wanted.values(), desired.fingerprints()),
                impact);
    }

    private void outputs(List<FlowDesired.Output> wanted) {
        var missing = new ArrayList<FlowDesired.Output>();
        var has = new TreeMap<>(FlowObserved.outputs(truth));
        for (var output : wanted) {
            var is = has.remove(output.name());
            if (is == null) {
                missing.add(output);
            } else if (is.protocol() != null && !is.protocol().equals(output.protocol())) {
                replace(is, output);
            } else {
                update(is, output);
            }
        }
        has.values().forEach(this::remove);
        if (!missing.isEmpty()) {
            edits.add(create(
                    missing,
                    Impact.SEAMLESS,
                    missing.stream().map(output -> made(added(output), output)).toList()));
        }
    }

    /** What says that an output is made, with its fields: they are sent together or not at all, and count as one. */
    private static FieldChange made(FieldChange first, FlowDesired.Output output) {
        var values = output.values();
        values.remove("protocol");
        return first.hiding(Hidden.of(Trees.of(Wanted.output(output)).toString()))
                .with(Made.fields(path(output.name()), values, output.key().map(key -> "encryption"), Cause.OBSERVED));
    }

    /** A call sends the whole, and not only what differs. */
    private static List<FieldChange> covering(List<FieldChange> fields, Object sent) {
        var whole = Hidden.of(Trees.of(sent).toString());
        return fields.stream().map(field -> field.hiding(whole)).toList();
    }

    private static FieldChange added(FlowDesired.Output output) {
        return new FieldChange(path(output.name()), NONE, output.protocol(), Cause.OBSERVED);
    }

    private static String path(String output) {
        return "spec.outputs[" + output + "]";
    }

    /** Whoever takes its stream from the output is cut off. */
    private static Impact removal(FlowsOutput is, Impact enabled) {
        return isDisabled(is) ? Impact.SEAMLESS : enabled;
    }

    private static boolean isDisabled(FlowsOutput is) {
        return "DISABLED".equals(is.outputStatus());
    }

    private void replace(FlowsOutput is, FlowDesired.Output wanted) {
        var protocol = new FieldChange(
                path(wanted.name()) + ".protocol", String.valueOf(is.protocol()), wanted.protocol(), Cause.OBSERVED);
        edits.add(delete(is, List.of(protocol), Impact.RECREATING));
        edits.add(create(List.of(wanted), removal(is, Impact.RECREATING), List.of(made(protocol, wanted))));
    }

    private void remove(FlowsOutput is) {
        edits.add(delete(
                is,
                List.of(new FieldChange(path(is.name()), String.valueOf(is.protocol()), NONE, Cause.OBSERVED)),
                Impact.DELETING));
    }

    private Edit delete(FlowsOutput is, List<FieldChange> fields, Impact enabled) {
        return new Edit(
                FlowCommand.DeleteOutput.CALL,
                removal(is, enabled),
                fields,
                impact -> new FlowCommand.DeleteOutput(flowId, is.name(), impact),
                Optional.empty());
    }

    private Edit create(List<FlowDesired.Output> outputs, Impact impact, List<FieldChange> fields) {
        var keys = new TreeMap<String, String>();
        var sent = new TreeMap<String, Map<String, String>>();
        outputs.forEach(output -> {
            fingerprint(output.key()).ifPresent(text -> keys.put(output.path(), text));
            sent.put(output.path(), SentFields.of(output.values(), desired.fingerprints()));
        });
        var sentBefore = outputs.stream()
                // Also where the answer was lost.
                .filter(output -> memory.sentFields(output.path()).isPresent()
                        || SentWrites.wasSent(memory.writes, added(output)))
                .map(FlowDesired.Output::name)
                .collect(Collectors.toSet());
        var requests = outputs.stream().map(Wanted::output).toList();
        return new Edit(
                FlowCommand.CreateOutputs.CALL,
                impact,
                fields,
                cost -> new FlowCommand.CreateOutputs(flowId, requests, keys, sent, sentBefore, cost),
                Optional.empty());
    }

    private void update(FlowsOutput is, FlowDesired.Output wanted) {
        var differences = new Differences(
                path(wanted.name()), new SentFields(memory.sentFields(wanted.path()), desired.fingerprints()));
        var sentKey = memory.sentKey(wanted.path());
        var update = Wanted.merged(is, wanted, sentKey, differences);
        if (differences.isEmpty()) {
            return;
        }
        edits.add(new Edit(
                FlowCommand.UpdateOutput.CALL,
                update(is, wanted, differences.fields()),
                covering(differences.fields(), Wanted.output(wanted)),
                impact -> updateOutput(wanted, update, impact),
                differences.areMixed()
                        ? Optional.of(impact -> updateOutput(
                                wanted, Wanted.merged(is, wanted, sentKey, differences.withoutDrift()), impact))
                        : Optional.empty()));
    }

    private FlowCommand updateOutput(FlowDesired.Output wanted, FlowOutputUpdate update, Impact impact) {
        return new FlowCommand.UpdateOutput(
                flowId,
                wanted.name(),
                update,
                fingerprint(wanted.key()),
                SentFields.of(wanted.values(), desired.fingerprints()),
                impact);
    }

    /** Whoever takes its stream from the output, or is sent it, notices all but a word about it and one network more. */
    private static Impact update(FlowsOutput is, FlowDesired.Output wanted, List<FieldChange> fields) {
        var isNoticed = fields.stream().anyMatch(field -> switch (lastName(field)) {
            case "description" -> false;
            case "cidrWhitelist" -> !widened(is, wanted);
            case "enabled" -> !wanted.enabled().orElse(true);
            default -> true;
        });
        return isDisabled(is) || !isNoticed ? Impact.SEAMLESS : Impact.INTERRUPTING;
    }

    private static String lastName(FieldChange field) {
        return field.path().substring(field.path().lastIndexOf('.') + 1);
    }

    /** Whether every network that is let in now still is; no list lets all in. */
    private static boolean widened(FlowsOutput is, FlowDesired.Output wanted) {
        var has = is.cidrWhitelist();
        var left = wanted.cidrWhitelist().orElse(Set.of());
        return left.isEmpty() || (has != null && !has.isEmpty() && left.containsAll(has));
    }

    static Optional<String> fingerprint(Optional<FlowDesired.Key> key) {
        return key.map(FlowDesired.Key::fingerprint).map(Fingerprint::text);
    }
}
