package dev.onair.ownership;

import dev.onair.common.Binding;
import dev.onair.common.OnairStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The seals of a status whose definition is older than they are, so that the API server drops them from what is written: an
 * annotation carries them instead, which no definition prunes. What they seal stays in the status, and they are valid for just
 * that, so whoever copies or keeps one has gained nothing. Pure.
 *
 * @param binding of {@code status.externalId}
 * @param create of {@code status.attempt}
 */
public record CarriedSeals(Optional<String> binding, Optional<String> create) {
    private static final String BINDING = "binding";
    private static final String CREATE = "create";
    private static final Predicate<String> SEAL =
            Pattern.compile("[0-9a-f]{64}").asMatchPredicate();

    /** As {@link #text} spells them; what reads otherwise is as if it were not there. */
    public static CarriedSeals parse(@Nullable String text) {
        var parts = Arrays.stream(text == null ? new String[0] : text.split(",", 3))
                .map(part -> part.split("=", 2))
                .filter(part -> part.length == 2 && SEAL.test(part[1]))
                .collect(Collectors.toMap(part -> part[0], part -> part[1], (one, other) -> one));
        return new CarriedSeals(Optional.ofNullable(parts.get(BINDING)), Optional.ofNullable(parts.get(CREATE)));
    }

    /** Those that a sealed status bears. */
    public static CarriedSeals of(@Nullable OnairStatus status) {
        return new CarriedSeals(
                Optional.ofNullable(status)
                        .filter(known -> known.externalId != null)
                        .map(known -> known.binding)
                        .map(known -> known.seal),
                Optional.ofNullable(status).map(known -> known.attempt).map(known -> known.seal));
    }

    /** Whether a status that was sent with these was stored without one of them. */
    public boolean areDroppedFrom(@Nullable OnairStatus stored) {
        var kept = of(stored);
        return (binding.isPresent() && kept.binding.isEmpty()) || (create.isPresent() && kept.create.isEmpty());
    }

    /**
     * These, and what was carried before where they have nothing in its place: until the status is written that they are of,
     * the one before must still be believed.
     */
    public CarriedSeals over(CarriedSeals before) {
        return new CarriedSeals(binding.or(before::binding), create.or(before::create));
    }

    /** Whether {@link #restore} would change the status. */
    public boolean areMissingIn(OnairStatus status) {
        return (binding.isPresent() && status.externalId != null && status.binding == null)
                || (create.isPresent() && status.attempt != null && status.attempt.seal == null);
    }

    /** Puts them back where the status has none of its own; whether they are valid there is asked afterwards. */
    public void restore(OnairStatus status) {
        if (status.externalId != null && status.binding == null) {
            var id = status.externalId;
            binding.ifPresent(seal -> status.binding = Binding.of(id, null, seal));
        }
        var attempt = status.attempt;
        if (attempt != null && attempt.seal == null) {
            attempt.seal = create.orElse(null);
        }
    }

    /** For the annotation; empty where there is none. */
    public String text() {
        var parts = new ArrayList<String>();
        binding.ifPresent(seal -> parts.add(BINDING + "=" + seal));
        create.ifPresent(seal -> parts.add(CREATE + "=" + seal));
        return String.join(",", parts);
    }
}
