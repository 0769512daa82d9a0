package dev.onair.simulator.cdnetworks;

import dev.onair.simulator.Json;
import dev.onair.simulator.callback.Delivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps the simulated vendor's memory in one JSON file, which is whole at every moment. */
final class StateFile {
    private final Path file;

    StateFile(Path file) {
        this.file = file.toAbsolutePath();
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
        try {
            return Files.exists(file)
                    ? Optional.of(Json.MAPPER.readValue(file.toFile(), Saved.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    void save(Saved saved) {
        try {
            var next = file.resolveSibling(file.getFileName() + ".next");
            Files.write(next, Json.bytes(saved));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
