package dev.onair.account;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Fetches what nobody waits for, one object after the other, each once however often it is asked for meanwhile. */
public final class Rounds {
    private final String name;
    private final Consumer<String> fetch;
    private final ReentrantLock lock = new ReentrantLock();
    /** The first is the one that is being fetched. */
    private final LinkedHashSet<String> wanted = new LinkedHashSet<>();

    private boolean fetching;

    /**
     * @param name of the thread
     * @param fetch blocks until it is done, for its turn at the gate too
     */
    public Rounds(String name, Consumer<String> fetch) {
        this.name = name;
        this.fetch = fetch;
    }

    public void want(Collection<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            wanted.addAll(ids);
            if (!fetching) {
                fetching = true;
                Thread.ofVirtual().name(name).start(this::fetchAll);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether all that was asked for was fetched. */
    public boolean isIdle() {
        lock.lock();
        try {
            return !fetching;
        } finally {
            lock.unlock();
        }
    }

    private void fetchAll() {
        for (var id = next(Optional.empty()); id.isPresent(); id = next(id)) {
            fetch.accept(id.get());
        }
    }

    /** It stays until it was fetched, so that those who ask meanwhile do not have it fetched twice. */
    private Optional<String> next(Optional<String> done) {
        lock.lock();
        try {
            done.ifPresent(wanted::remove);
            fetching = !wanted.isEmpty();
            return fetching ? Optional.of(wanted.getFirst()) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}
