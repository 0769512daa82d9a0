package dev.onair.simulator.cdnetworks;

import dev.onair.simulator.SimulatedClock;
import dev.onair.simulator.callback.Courier;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Keeps in the state file, where there is one, what is to outlive the process. */
record Memory(
        Optional<StateFile> file,
        Accounts accounts,
        Channels channels,
        Services services,
        Courier courier,
        SimulatedClock business) {
    void load() {
        file.flatMap(StateFile::load).ifPresent(saved -> {
            business.advance(saved.clockOffset());
            channels.restore(saved.channels());
            saved.directories()
                    .forEach((account, ids) ->
                            accounts.get(account).directories().addAll(ids));
            services.directories().restore(saved.recordDirectories());
            services.stateCallbacks().restore(saved.stateCallbacks());
            services.recordings().shelf().restore(saved.recordTasks());
            services.forwards().shelf().restore(saved.forwardTasks());
            courier.restore(saved.callbacks());
        });
    }

    void save() {
        if (file.isEmpty()) return;
        synchronized (channels) {
            Map<String, Set<String>> directories = new TreeMap<>();
            accounts.all().forEach(account -> directories.put(account.name(), account.directories()));
            file.get()
                    .save(new StateFile.Saved(
                            channels.all(),
                            directories,
                            business.offset(),
                            services.directories().all(),
                            services.stateCallbacks().all(),
                            services.recordings().shelf().all(),
                            services.forwards().shelf().all(),
                            courier.pending()));
        }
    }
}
