package dev.onair.account;

import dev.onair.engine.Caller;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The ids that leave in one request, who waits for each, and its places at the gate. Its {@link Coalescer} guards it. */
final class Batch<V> {

    /** One resource that waits for the answer for one id. */
    record Member<V>(Caller caller, String id, CompletableFuture<Outcome<V>> answer) {

        Member(Caller caller, String id) {
            this(caller, id, new CompletableFuture<>());
        }

        /** Blocks until there is an answer; empty when the waiting thread was interrupted. */
        Optional<Outcome<V>> await() {
            try {
                return Optional.of(answer.get());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } catch (ExecutionException bug) {
                throw new IllegalStateException(bug.getCause());
            }
        }
    }

    private final Map<String, List<Member<V>>> members = new LinkedHashMap<>();
    /** By tenant: as whom it waits at the gate, so that it leaves when the first of its tenants has a turn. */
    private final Map<String, Caller> places = new HashMap<>();

    private final Lane lane;
    private boolean underWay;

    /** @param lane where all of them wait */
    Batch(Lane lane) {
        this.lane = lane;
    }

    Lane lane() {
        return lane;
    }

    /** Answers as whom else it has to wait at the gate from now on, if that is news. */
    Optional<Caller> add(Member<V> member, Supplier<String> placeName) {
        members.computeIfAbsent(member.id(), id -> new ArrayList<>(1)).add(member);
        var tenant = member.caller().tenant();
        if (places.containsKey(tenant)) {
            return Optional.empty();
        }
        var place = new Caller(tenant, placeName.get(), Optional.empty(), lane == Lane.EDIT);
        places.put(tenant, place);
        return Optional.of(place);
    }

    /** Takes the member out, unless the request that carries it is under way. */
    boolean remove(Member<V> member) {
        if (underWay) {
            return false;
        }
        var sameId = members.getOrDefault(member.id(), List.of());
        boolean removed = sameId.contains(member) && sameId.remove(member);
        if (removed && sameId.isEmpty()) {
            members.remove(member.id());
        }
        return removed;
    }

    boolean waitsAt(Caller place) {
        return place.equals(places.get(place.tenant()));
    }

    /** For whom this place speaks: its tenant's members, or all if it is the only one. */
    List<Member<V>> membersAt(Caller place) {
        return members().stream()
                .filter(member -> places.size() == 1 || member.caller().tenant().equals(place.tenant()))
                .toList();
    }

    void giveUp(Caller place) {
        places.remove(place.tenant());
    }

    /** Gives up, and answers, the places of tenants that have no member any more; the last one only when nobody is left. */
    List<Caller> giveUpPlaces() {
        var needed = members().stream().map(member -> member.caller().tenant()).collect(Collectors.toSet());
        var givenUp = new ArrayList<Caller>();
        for (var place : List.copyOf(places.values())) {
            if (needed.isEmpty() || (places.size() > 1 && !needed.contains(place.tenant()))) {
                giveUp(place);
                givenUp.add(place);
            }
        }
        return givenUp;
    }

    /** It leaves now, from this place; answers the others, which it gives up. */
    List<Caller> leaveFrom(Caller place) {
        underWay = true;
        var others =
                places.values().stream().filter(other -> !other.equals(place)).toList();
        others.forEach(this::giveUp);
        return others;
    }

    boolean hasRoomFor(String id, int maxIds) {
        return members.size() < maxIds || members.containsKey(id);
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    List<String> ids() {
        return List.copyOf(members.keySet());
    }

    List<Member<V>> of(String id) {
        return members.getOrDefault(id, List.of());
    }

    List<Member<V>> members() {
        return members.values().stream().flatMap(List::stream).toList();
    }

    boolean isUnderWay() {
        return underWay;
    }

    void underWay(boolean now) {
        underWay = now;
    }
}
