package dev.onair.simulator.cdnetworks;

import dev.onair.simulator.JsonFile;
import dev.onair.simulator.callback.Delivery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps the simulated vendor's memory in one JSON file, which is whole at every moment. */
final class StateFile {
    private final JsonFile<Saved> file;

    StateFile(Path file) {
        this.file = new JsonFile<>(file, Saved.class);
    }

    /**
     * What outlives the process.
     *
     * @param directories ids by account, of those without a name too
     * @param callbacks those that no receiver has accepted yet
     */
    record Saved(
            List<Channel> channels,
            Map<String, Set<String>> directories,
            Duration clockOffset,
            List<RecordDirectory> recordDirectories,
            List<StateCallback> stateCallbacks,
            List<RecordTask> recordTasks,
            List<ForwardTask> forwardTasks,
            List<Delivery> callbacks) {}

    Optional<Saved> load() {
        return file.load();
    }

    void save(Saved saved) {
        file.save(saved);
    }
}
