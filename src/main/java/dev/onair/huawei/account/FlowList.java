package dev.onair.huawei.account;

import dev.onair.account.Inventory;
import dev.onair.account.Listing;
import dev.onair.account.Look;
import dev.onair.account.Page;
import dev.onair.account.Roster;
import dev.onair.account.Rounds;
import dev.onair.account.Sighting;
import dev.onair.account.Sweep;
import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import dev.onair.huawei.client.flow.FlowDetail;
import dev.onair.huawei.client.flow.FlowEntry;
import dev.onair.huawei.client.flow.Flows;
import dev.onair.huawei.client.flow.FlowsOutput;
import dev.onair.tenancy.Session.Readiness;
import dev.onair.tenancy.WalkedList;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The account's flows. The list tells their states, a hundred in a page; sources and outputs cost a call for each flow and one
 * for each output, and are read where somebody needs them now, else in rounds. Huawei Cloud Media Live API 7.2, 7.4, 7.10.
 */
public final class FlowList implements AutoCloseable {
    static final String KIND = "Flow";
    private static final Caller ROUNDS = Caller.account("rounds");

    private final HuaweiSession.Parts parts;
    private final Roster<FlowEntry> roster;
    private final WalkedList walked;
    private final Rounds rounds;
    private final FlowTurns turns;

    /** Calls that break the stream off (a source's change), or that the vendor refused while a flow ran (LIVE.103011022). */
    private final Set<String> needsStandby = ConcurrentHashMap.newKeySet();

    /** What the last direct read of a flow brought besides what its entry in the list has. */
    private final Map<String, FlowDetail> read = new ConcurrentHashMap<>();

    /** Flows that were read and whose outputs were not yet. */
    private final Set<String> halfRead = ConcurrentHashMap.newKeySet();

    /** The outputs that a flow may have, by its manifest and by what was sent. */
    private final Map<String, Set<String>> possibleOutputs = new ConcurrentHashMap<>();

    private final Map<String, Sighting<FlowTruth>> truths = new ConcurrentHashMap<>();
    /** Flows whose truth is known from their status alone, and since when. */
    private final Map<String, Instant> inherited = new ConcurrentHashMap<>();

    FlowList(HuaweiSession.Parts parts) {
        this.parts = parts;
        needsStandby.add("updateFlowSource");
        this.roster = new Roster<>(
                parts.calls(Category.StreamConnect),
                new Listing<>("listFlow", Flows.LARGEST_PAGE, (number, before) -> page(before), FlowEntry::flowId),
                new Roster.Single<>("getFlowDetail", this::single),
                parts.settings().createVisibility(),
                parts.clock(),
                parts.wake(),
                parts.wakeups()::resources);
        this.rounds = new Rounds("flow details", this::readInRounds);
        this.turns = new FlowTurns(parts.clock());
        this.walked = new WalkedList(
                KIND,
                "flows",
                roster,
                parts.settings().driftCheckInterval(),
                parts.clock(),
                parts.wakeups(),
                this::refresh);
    }

    private Outcome<Page<FlowEntry>> page(int offset) {
        return parts.project()
                .with(areas -> areas.flows()
                        .listFlow(Flows.LARGEST_PAGE, offset)
                        .map(page -> new Page<>(page.flows(), page.total(), page.weight(), page.unread())));
    }

    private Outcome<FlowEntry> single(String id) {
        return parts.project()
                .with(areas -> areas.flows().getFlowDetail(id, false))
                .map(detail -> {
                    read.put(id, detail);
                    halfRead.add(id);
                    return FlowEntry.of(detail);
                });
    }

    /** Whether flows can be judged by the list; whoever asks causes it to be walked. */
    public Readiness readiness() {
        return walked.readiness();
    }

    /**
     * One flow, at a truth that has all our own writes in it. May block for its turn at the gate.
     *
     * @param readBefore when an operator before this one read the whole, if what it noted still holds: then a restart does
     *     not cost some calls for each flow
     * @param outputs the names of those that it may have: asked for one by one where its details have no list of them
     */
    public Look<FlowView> look(Caller owner, String flowId, Optional<Instant> readBefore, Set<String> outputs) {
        var before = possibleOutputs.put(flowId, Set.copyOf(outputs));
        if (!outputs.equals(Objects.requireNonNullElse(before, Set.of()))) {
            truths.computeIfPresent(
                    flowId, (id, truth) -> truth.entry().detail().outputs() == null ? null : truth);
        }
        return switch (roster.look(owner, flowId)) {
            case Look.Here<FlowEntry>(var entry, var at) -> {
                var detail = read.get(flowId);
                if (detail != null && halfRead.remove(flowId)) {
                    yield withOutputs(Lane.READ, owner, entry, at, detail);
                }
                var known = Optional.ofNullable(truths.get(flowId))
                        .filter(truth ->
                                roster.isSinceOurWrites(flowId, truth.seenAt()) && agree(truth.entry(), entry));
                if (known.isPresent()) {
                    yield new Look.Here<>(new FlowView(entry, known), at);
                }
                if (!truths.containsKey(flowId)
                        && readBefore.isPresent()
                        && roster.isSinceOurWrites(flowId, readBefore.get())) {
                    inherited.put(flowId, readBefore.get());
                    yield new Look.Here<>(new FlowView(entry, Optional.empty()), at);
                }
                yield read(owner, flowId);
            }
            case Look.Gone<FlowEntry> ignored -> gone(flowId);
            case Look.Failed<FlowEntry>(var why) -> new Look.Failed<>(why);
            case Look.NotYet<FlowEntry> ignored -> new Look.NotYet<>();
        };
    }

    /** Whatever changes in the list may have come with a change of what the list does not show. */
    private static boolean agree(FlowTruth truth, FlowEntry entry) {
        var told = FlowEntry.of(truth.detail());
        return Objects.equals(told.name(), entry.name())
                && Objects.equals(told.status(), entry.status())
                && Objects.equals(told.protocol(), entry.protocol());
    }

    /** Asks for this very flow now, with all its outputs. */
    public Look<FlowView> read(Caller owner, String flowId) {
        return readWhole(Lane.READ, owner, flowId);
    }

    private Look<FlowView> readWhole(Lane lane, Caller owner, String flowId) {
        return switch (roster.read(lane, owner, flowId)) {
            case Look.Here<FlowEntry>(var entry, var at) -> {
                halfRead.remove(flowId);
                var detail = read.get(flowId);
                // Only a deletion forgets what was read.
                yield detail == null ? gone(flowId) : withOutputs(lane, owner, entry, at, detail);
            }
            case Look.Gone<FlowEntry> ignored -> gone(flowId);
            case Look.Failed<FlowEntry>(var why) -> new Look.Failed<>(why);
            case Look.NotYet<FlowEntry> ignored -> new Look.NotYet<>();
        };
    }

    private Look<FlowView> withOutputs(Lane lane, Caller owner, FlowEntry entry, Instant at, FlowDetail detail) {
        var flowId = entry.flowId();
        var outputs = new HashMap<String, FlowsOutput>();
        for (var name : outputNames(flowId, detail)) {
            var asked = parts.calls(Category.StreamConnect)
                    .call(
                            lane,
                            owner,
                            "showFlowOutput",
                            () -> parts.project().with(areas -> areas.flows().showFlowOutput(flowId, name, false)));
            switch (asked) {
                case Outcome.Done<FlowsOutput>(var output) -> outputs.put(name, output);
                case Outcome.Failed<FlowsOutput>(Failure.Gone ignored) -> {
                    // Deleted since the flow was asked for.
                }
                case Outcome.Failed<FlowsOutput>(var why) -> {
                    return new Look.Failed<>(why);
                }
            }
        }
        var truth = new Sighting<>(new FlowTruth(detail, outputs), at);
        var before = truths.put(flowId, truth);
        inherited.remove(flowId);
        var isNews = before == null || !before.entry().equals(truth.entry());
        if (isNews && owner.equals(ROUNDS)) {
            parts.wake().accept(Set.of(flowId));
        }
        return new Look.Here<>(new FlowView(entry, Optional.of(truth)), at);
    }

    /** Details without a list of outputs say nothing of them, neither that there are some nor that there are none. */
    private Collection<String> outputNames(String flowId, FlowDetail detail) {
        return detail.outputs() == null
                ? possibleOutputs.getOrDefault(flowId, Set.of())
                : detail.outputs().stream()
                        .flatMap(output -> Stream.ofNullable(output.name()))
                        .toList();
    }

    private Look<FlowView> gone(String flowId) {
        deleted(flowId);
        return new Look.Gone<>();
    }

    private void readInRounds(String flowId) {
        if (readWhole(Lane.BACKGROUND, ROUNDS, flowId) instanceof Look.Gone<FlowView>) {
            // The next walk has nothing to tell of one that it does not show and nobody knows.
            parts.wake().accept(Set.of(flowId));
        }
    }

    /** Truths that are older than they may be are read again, one after the other, and those of flows that run when it is their turn. */
    private void refresh() {
        var flows = roster.all().stream()
                .map(Sighting::entry)
                .filter(flow -> parts.claims().owner(flow.flowId()).isPresent())
                .flatMap(flow -> readAt(flow.flowId()).map(at -> known(flow, at)).stream())
                .toList();
        // What was asked for before comes first.
        var isBusy = !rounds.isIdle();
        rounds.want(FlowTurns.readBefore(
                parts.clock().instant().minus(parts.settings().detailCheckInterval()), flows));
        if (!isBusy) {
            rounds.want(turns.running(flows, parts.allowance().applyAsInt(Category.StreamConnect)));
        }
    }

    /** The same for one flow, that somebody has reason to doubt. */
    public void refresh(String flowId, Instant readBefore) {
        if (readAt(flowId).filter(readBefore::isAfter).isPresent()) {
            rounds.want(List.of(flowId));
        }
    }

    private FlowTurns.Known known(FlowEntry flow, Instant readAt) {
        var outputs = Optional.ofNullable(truths.get(flow.flowId()))
                .map(truth -> truth.entry().outputs().size());
        return new FlowTurns.Known(flow.flowId(), "ACTIVE".equals(flow.status()), readAt, 1 + outputs.orElse(1));
    }

    private Optional<Instant> readAt(String flowId) {
        return Optional.ofNullable(truths.get(flowId))
                .map(Sighting::seenAt)
                .or(() -> Optional.ofNullable(inherited.get(flowId)));
    }

    /** The calls for which a running flow has to be stopped, as far as that is known. */
    public Set<String> needsStandby() {
        return Set.copyOf(needsStandby);
    }

    /** To be said when the vendor refused this call because of the flow's state. True if that was not known. */
    public boolean learnNeedsStandby(String operation) {
        return needsStandby.add(operation);
    }

    /** To be said after each write, a create too: what was seen before it is old. */
    public void wrote(String flowId) {
        roster.wrote(flowId);
    }

    /** The next look asks for this very object. */
    public void readAlone(String flowId) {
        roster.readAlone(flowId);
    }

    /** To be said after a deletion. */
    public void deleted(String flowId) {
        roster.deleted(flowId);
        truths.remove(flowId);
        possibleOutputs.remove(flowId);
        inherited.remove(flowId);
        read.remove(flowId);
    }

    /** Walks over the list now, or joins the walk that is under way; for one who looks for a flow of no known id. */
    public Outcome<Sweep> sweep() {
        return roster.sweep();
    }

    /** What the list says of all of them. */
    Inventory inventory() {
        return roster.inventory(KIND);
    }

    public Optional<Sweep> lastSweep() {
        return roster.lastSweep();
    }

    public List<Sighting<FlowEntry>> all() {
        return roster.all();
    }

    WalkedList walked() {
        return walked;
    }

    /** Nobody asks any more. */
    @Override
    public void close() {
        walked.close();
        roster.close();
    }
}
