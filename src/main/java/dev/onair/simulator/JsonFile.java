package dev.onair.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Keeps a simulated vendor's memory in one JSON file, which is whole at every moment. */
public final class JsonFile<T> {
    private final Path file;
    private final Class<T> type;

    public JsonFile(Path file, Class<T> type) {
        this.file = file.toAbsolutePath();
        this.type = type;
    }

    /** Empty when the file is not there yet. */
    public Optional<T> load() {
        try {
            return Files.exists(file) ? Optional.of(Json.MAPPER.readValue(file.toFile(), type)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    public void save(T state) {
        try {
            var next = file.resolveSibling(file.getFileName() + ".next");
            Files.write(next, Json.bytes(state));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
