package dev.onair.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;

/** One watch: writes each change of what it asks for, until its time is over, the client leaves or the server closes. */
final class WatchStream {
    private static final Duration BOOKMARKS_EVERY = Duration.ofSeconds(3);
    private static final long DEFAULT_SECONDS = 1800;

    private final Store store;
    private final Target target;
    private final ApiRequest request;
    private final Selector selector;
    private final OutputStream out;

    WatchStream(Store store, Target target, ApiRequest request, Selector selector, OutputStream out) {
        this.store = store;
        this.target = target;
        this.request = request;
        this.selector = selector;
        this.out = out;
    }

    void run() throws IOException, InterruptedException {
        var end = Instant.now().plusSeconds(request.number("timeoutSeconds", DEFAULT_SECONDS));
        try {
            var at = start();
            // Now the client has its headers, even when there is nothing to tell yet.
            out.flush();
            var nextBookmark = Instant.now().plus(BOOKMARKS_EVERY);
            while (Instant.now().isBefore(end) && !store.isClosed()) {
                var wake = nextBookmark.isBefore(end) ? nextBookmark : end;
                var changes = store.changesAfter(at, Duration.between(Instant.now(), wake));
                for (var change : changes.changes()) {
                    send(change);
                }
                at = changes.upTo();
                if (!Instant.now().isBefore(nextBookmark)) {
                    sendBookmark(at, false);
                    nextBookmark = Instant.now().plus(BOOKMARKS_EVERY);
                }
                out.flush();
            }
        } catch (StatusException e) {
            write("ERROR", e.status());
        }
        out.flush();
    }

    /** Without a version, or when asked to, it begins with all there is. */
    private long start() throws IOException {
        var version = request.number("resourceVersion", 0);
        var sendsInitial = request.flag("sendInitialEvents");
        if (version > 0 && !sendsInitial) {
            return version;
        }
        var snapshot = store.list(target.type().bucket(), target.namespace());
        if (!request.query().containsKey("sendInitialEvents") || sendsInitial) {
            for (var object : snapshot.objects()) {
                if (asksFor(object)) {
                    write("ADDED", object);
                }
            }
        }
        sendBookmark(snapshot.version(), sendsInitial);
        return snapshot.version();
    }

    private void send(Store.Change change) throws IOException {
        var isHere = change.key().bucket().equals(target.type().bucket())
                && (target.namespace().isEmpty()
                        || target.namespace().equals(change.key().namespace()));
        if (!isHere) {
            return;
        }
        var before = change.before();
        var after = change.after();
        var matched = before != null && asksFor(before);
        if (after != null && asksFor(after)) {
            write(matched ? "MODIFIED" : "ADDED", after);
        } else if (matched) {
            // An object that no longer matches is gone for this client; it must see at which version.
            var last = before.deepCopy();
            Json.metadata(last).put("resourceVersion", Long.toString(change.version()));
            write("DELETED", last);
        }
    }

    private boolean asksFor(ObjectNode object) {
        return (target.name().isEmpty() || target.name().equals(Json.name(object)))
                && selector.matches().test(object);
    }

    private void sendBookmark(long version, boolean endsInitial) throws IOException {
        if (!request.flag("allowWatchBookmarks")) {
            return;
        }
        var bookmark = Json.object()
                .put("kind", target.type().kind())
                .put("apiVersion", target.type().groupVersion());
        var metadata = bookmark.putObject("metadata").put("resourceVersion", Long.toString(version));
        metadata.putNull("creationTimestamp");
        if (endsInitial) {
            metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
        }
        var shown =
                request.asksForTable() ? Tables.bookmark(target.type(), bookmark, Long.toString(version)) : bookmark;
        writeShown("BOOKMARK", shown);
    }

    private void write(String event, ObjectNode object) throws IOException {
        var isStatus = event.equals("ERROR");
        writeShown(event, isStatus ? object : Reader.answer(target.type(), object, request));
    }

    private void writeShown(String event, ObjectNode shown) throws IOException {
        out.write(Json.asciiBytes(Json.object().put("type", event).set("object", shown)));
        out.write('\n');
    }

    static Selector selectorOf(Target target, ApiRequest request) {
        return Selector.parse(target.type(), request.parameter("labelSelector"), request.parameter("fieldSelector"));
    }
}
