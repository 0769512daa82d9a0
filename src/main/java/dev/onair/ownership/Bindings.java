package dev.onair.ownership;

import dev.onair.common.Attempt;
import dev.onair.common.Binding;
import dev.onair.common.LastApplied;
import dev.onair.common.OnairStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a status is believed of a resource's vendor object: bindings and create marks that bear a seal for this very resource.
 * A copy in another namespace, a restored object and a status written by hand have none, and are nothing.
 */
public final class Bindings {
    private static final String BINDING = "binding";
    private static final String ATTEMPT = "attempt";
    private static final String KNOWN = "known before the attempt";
    private static final String DISPUTE = "dispute";
    private static final String APPLIED = "applied";
    private static final String FIELD = "applied field";
    private static final int FIELD_DIGITS = 16;

    private final Seals seals;

    public Bindings(Seals seals) {
        this.seals = seals;
    }

    /** The vendor's object that the operator bound to this resource. */
    public Optional<String> bound(Owner owner, @Nullable OnairStatus status) {
        return Optional.ofNullable(status)
                .map(known -> known.binding)
                .filter(binding -> isValid(owner, binding))
                .flatMap(binding -> Optional.ofNullable(binding.id));
    }

    /**
     * The create that the operator began for this resource, and whose outcome is not known yet; without the ids that were known
     * before it where those bear no seal. It is believed all the same: an operator that does not know them, and an API server
     * that drops them, must not be the reason for a second create.
     */
    public Optional<Attempt> attempt(Owner owner, @Nullable OnairStatus status) {
        return Optional.ofNullable(status)
                .map(known -> known.attempt)
                .filter(attempt -> seals.isSeal(attempt.seal, ATTEMPT, parts(owner, attempt)))
                .map(attempt -> attempt.known == null || seals.isSeal(attempt.knownSeal, KNOWN, known(owner, attempt))
                        ? attempt
                        : attempt.withoutKnown());
    }

    /** An id that stood in this status and in another's when they were first sealed: neither is bound to it. */
    public Optional<String> disputed(Owner owner, @Nullable OnairStatus status) {
        return Optional.ofNullable(status)
                .map(known -> known.binding)
                .filter(binding -> binding.id != null && seals.isSeal(binding.seal, DISPUTE, parts(owner, binding.id)))
                .flatMap(binding -> Optional.ofNullable(binding.id));
    }

    /** What was last carried out of this resource's manifest at the vendor's object that the status names. */
    public Optional<LastApplied> applied(Owner owner, @Nullable OnairStatus status) {
        return Optional.ofNullable(status)
                .flatMap(known -> Optional.ofNullable(known.lastApplied)
                        .filter(applied -> known.externalId != null
                                && seals.isSeal(applied.seal, APPLIED, parts(owner, known.externalId, applied))));
    }

    /** A short keyed hash of a field's value: the same value in another field or resource has another one. */
    public String field(Owner owner, String path, String value) {
        return seals.seal(FIELD, parts(owner, path, value)).substring(0, FIELD_DIGITS);
    }

    /** Notes that this id stood in the status, and in another's. */
    public void dispute(Owner owner, OnairStatus status, String id, Instant now) {
        status.externalId = null;
        status.binding = Binding.of(id, text(now), seals.seal(DISPUTE, parts(owner, id)));
    }

    /** Whether the seals of a status are by the key that is in use now, or it has none. */
    public boolean isCurrent(Owner owner, OnairStatus status) {
        return isBindingCurrent(owner, status) && isAttemptCurrent(owner, status) && isAppliedCurrent(owner, status);
    }

    private boolean isAttemptCurrent(Owner owner, OnairStatus status) {
        var attempt = status.attempt;
        return attempt == null
                || (seals.isCurrent(attempt.seal, ATTEMPT, parts(owner, attempt))
                        && (attempt.known == null || seals.isCurrent(attempt.knownSeal, KNOWN, known(owner, attempt))));
    }

    private boolean isBindingCurrent(Owner owner, OnairStatus status) {
        var binding = status.binding;
        return binding == null
                || seals.isCurrent(binding.seal, BINDING, parts(owner, binding.id))
                || seals.isCurrent(binding.seal, DISPUTE, parts(owner, binding.id));
    }

    private boolean isAppliedCurrent(Owner owner, OnairStatus status) {
        var applied = status.lastApplied;
        return applied == null
                || (status.externalId != null
                        && seals.isCurrent(applied.seal, APPLIED, parts(owner, status.externalId, applied)));
    }

    /**
     * Seals what the operator itself puts into a status: its {@code externalId} becomes the binding, and its create mark, if it
     * has one, is sealed. What is sealed already stays as it is.
     *
     * @param status not as it was read from the cluster, but as a pass left it that began from what was believed of that
     */
    public void seal(Owner owner, OnairStatus status, Instant now) {
        var id = status.externalId;
        if (id == null) {
            // A dispute stays until one of the two has the object.
            var disputed = disputed(owner, status);
            if (disputed.isEmpty()) {
                status.binding = null;
            } else if (!isBindingCurrent(owner, status)) {
                dispute(owner, status, disputed.get(), now);
            }
        } else if (!bound(owner, status).equals(Optional.of(id)) || !isBindingCurrent(owner, status)) {
            var since = Optional.ofNullable(status.binding)
                    .filter(binding -> id.equals(binding.id))
                    .map(binding -> binding.since)
                    .orElseGet(() -> text(now));
            status.binding = Binding.of(id, since, seals.seal(BINDING, parts(owner, id)));
        }
        if (status.attempt != null) {
            status.attempt.seal = seals.seal(ATTEMPT, parts(owner, status.attempt));
            status.attempt.knownSeal =
                    status.attempt.known == null ? null : seals.seal(KNOWN, known(owner, status.attempt));
        }
        if (id == null) {
            status.lastApplied = null;
        } else if (status.lastApplied != null && !isAppliedCurrent(owner, status)) {
            status.lastApplied.seal = seals.seal(APPLIED, parts(owner, id, status.lastApplied));
        }
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private boolean isValid(Owner owner, Binding binding) {
        return binding.id != null && seals.isSeal(binding.seal, BINDING, parts(owner, binding.id));
    }

    private static @Nullable String[] parts(Owner owner, Attempt attempt) {
        return parts(owner, attempt.call, attempt.at, attempt.name, attempt.requestHash, attempt.replaces);
    }

    private static @Nullable String[] known(Owner owner, Attempt attempt) {
        var known = attempt.known == null ? null : String.join(" ", attempt.known);
        return parts(owner, attempt.call, attempt.at, attempt.name, attempt.requestHash, attempt.replaces, known);
    }

    private static @Nullable String[] parts(Owner owner, String id, LastApplied applied) {
        var parts = new ArrayList<@Nullable String>();
        parts.add(id);
        parts.add(applied.generation == null ? null : applied.generation.toString());
        parts.add(applied.dropped == null ? null : applied.dropped.toString());
        new TreeMap<>(applied.fields).forEach((path, hash) -> Collections.addAll(parts, path, hash));
        return parts(owner, parts.toArray(String[]::new));
    }

    private static @Nullable String[] parts(Owner owner, @Nullable String... more) {
        var account = owner.account();
        var key = owner.key();
        var parts = new ArrayList<@Nullable String>(
                List.of(account.namespace(), account.name(), owner.kind(), key.namespace(), key.name(), owner.uid()));
        Collections.addAll(parts, more);
        return parts.toArray(String[]::new);
    }
}
