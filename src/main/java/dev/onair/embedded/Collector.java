package dev.onair.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Deletes what has lost its owner, its namespace or its definition, in the background.
 *
 * <p>It sweeps over all objects, but only when a change gives it something to do.
 */
final class Collector implements Runnable {
    private static final Duration LONG = Duration.ofHours(1);
    private static final String FINALIZERS = "finalizers";

    private final Store store;
    private final Registry registry;
    private final Writer writer;
    private final Deleter deleter;
    private final Set<String> owners = new HashSet<>();
    private boolean isWaiting;

    Collector(Store store, Registry registry, Writer writer, Deleter deleter) {
        this.store = store;
        this.registry = registry;
        this.writer = writer;
        this.deleter = deleter;
    }

    @Override
    public void run() {
        var seen = 0L;
        try {
            while (!store.isClosed()) {
                seen = step(seen);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long step(long seen) throws InterruptedException {
        try {
            var changes = store.changesAfter(seen, LONG);
            var hasWork = false;
            for (var change : changes.changes()) {
                hasWork |= concerns(change);
            }
            if (hasWork) {
                sweep();
            }
            return changes.upTo();
        } catch (StatusException e) {
            // Too far behind, or another writer came in between: what counts is what there is now.
            var now = store.version();
            Thread.sleep(1);
            sweepQuietly();
            return now;
        }
    }

    private boolean concerns(Store.Change change) {
        var after = change.after();
        if (after == null) {
            return isWaiting || owners.contains(Json.uid(change.latest()));
        }
        var references = references(after);
        references.forEach(reference -> owners.add(Json.text(reference, "uid")));
        return !references.isEmpty() || (Json.isDeleting(after) && isEndedHere(after));
    }

    private static boolean isEndedHere(ObjectNode object) {
        var finalizers = Json.finalizers(object);
        return BuiltIns.holdsContents(object)
                || finalizers.contains(Definitions.CLEANUP)
                || finalizers.contains(Deleter.FOREGROUND)
                || finalizers.contains(Deleter.ORPHAN);
    }

    private void sweepQuietly() {
        try {
            sweep();
        } catch (StatusException e) {
            isWaiting = true;
        }
    }

    private void sweep() {
        var all = store.all();
        var uids = new HashSet<String>();
        all.forEach(entry -> uids.add(Json.uid(entry.latest())));
        isWaiting = false;
        for (var entry : all) {
            var object = entry.latest();
            var references = references(object);
            if (!references.isEmpty()) {
                dropLostOwners(entry.key(), references, uids);
            }
            if (Json.isDeleting(object) && isEndedHere(object)) {
                isWaiting = true;
                finish(entry.key(), object, all);
            }
        }
    }

    private void dropLostOwners(Store.Key key, List<JsonNode> references, Set<String> uids) {
        var live = new ArrayList<JsonNode>(references);
        live.removeIf(reference -> !uids.contains(Json.text(reference, "uid")));
        if (live.isEmpty()) {
            delete(key);
        } else if (live.size() < references.size()) {
            edit(
                    key,
                    object -> Json.metadata(object).putArray("ownerReferences").addAll(live));
        }
    }

    private void finish(Store.Key key, ObjectNode object, List<Store.Change> all) {
        var finalizers = Json.finalizers(object);
        if (BuiltIns.holdsContents(object)
                && emptied(all, entry -> entry.key().namespace().equals(key.name()))) {
            edit(key, namespace -> namespace.withObject("spec").putArray(FINALIZERS));
        } else if (finalizers.contains(Definitions.CLEANUP)) {
            var bucket = Json.text(object, "spec", "group") + "/" + Json.text(object, "spec", "names", "plural");
            if (emptied(all, entry -> entry.key().bucket().equals(bucket))) {
                removeFinalizer(key, Definitions.CLEANUP);
            }
        } else if (finalizers.contains(Deleter.FOREGROUND)) {
            if (emptied(all, entry -> isOwnedBy(entry.latest(), object))) {
                removeFinalizer(key, Deleter.FOREGROUND);
            }
        } else if (finalizers.contains(Deleter.ORPHAN)) {
            all.stream()
                    .filter(entry -> isOwnedBy(entry.latest(), object))
                    .forEach(entry -> edit(entry.key(), dependent -> disown(dependent, object)));
            removeFinalizer(key, Deleter.ORPHAN);
        }
    }

    /** Deletes the contents; true when there were none. */
    private boolean emptied(List<Store.Change> all, Predicate<Store.Change> isContent) {
        var contents = all.stream().filter(isContent).toList();
        contents.stream().filter(entry -> !Json.isDeleting(entry.latest())).forEach(entry -> delete(entry.key()));
        return contents.isEmpty();
    }

    private void removeFinalizer(Store.Key key, String finalizer) {
        edit(key, object -> {
            var left = Json.finalizers(object);
            left.remove(finalizer);
            Json.metadata(object).set(FINALIZERS, Json.array(left));
        });
    }

    private static void disown(ObjectNode dependent, ObjectNode owner) {
        var left = references(dependent).stream()
                .filter(reference -> !Json.text(reference, "uid").equals(Json.uid(owner)))
                .toList();
        Json.metadata(dependent).putArray("ownerReferences").addAll(left);
    }

    private static boolean isOwnedBy(ObjectNode object, ObjectNode owner) {
        return references(object).stream()
                .anyMatch(reference -> Json.text(reference, "uid").equals(Json.uid(owner)));
    }

    private static List<JsonNode> references(JsonNode object) {
        return Json.at(object, "metadata", "ownerReferences").valueStream().toList();
    }

    private interface Edit {
        void accept(ObjectNode object);
    }

    private void edit(Store.Key key, Edit edit) {
        var target = target(key);
        if (target != null && store.get(key) != null) {
            writer.change(target, WriteOptions.internal(), current -> {
                edit.accept(current);
                return current;
            });
        }
    }

    private void delete(Store.Key key) {
        var target = target(key);
        if (target != null) {
            deleter.delete(target);
        }
    }

    private @Nullable Target target(Store.Key key) {
        var type = registry.findBucket(key.bucket());
        return type == null ? null : new Target(type, key.namespace(), key.name(), "");
    }
}
