package dev.onair.account;

import dev.onair.engine.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The ids that leave in one request, and who waits for each. Its {@link Coalescer} guards it. */
final class Batch<V> {

    /** One resource that waits for the answer for one id. */
    record Member<V>(String owner, String id, CompletableFuture<Outcome<V>> answer) {

        Member(String owner, String id) {
            this(owner, id, new CompletableFuture<>());
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

    private final String owner;
    private final Map<String, List<Member<V>>> members = new LinkedHashMap<>();
    private boolean underWay;

    /** @param owner the name under which it waits at the gate */
    Batch(String owner) {
        this.owner = owner;
    }

    String owner() {
        return owner;
    }

    void add(Member<V> member) {
        members.computeIfAbsent(member.id(), id -> new ArrayList<>(1)).add(member);
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
