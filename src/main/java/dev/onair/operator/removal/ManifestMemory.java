package dev.onair.operator.removal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onair.common.LastApplied;
import dev.onair.common.ManagementPolicy;
import dev.onair.common.OnairSpec;
import dev.onair.common.OnairStatus;
import dev.onair.engine.Announcement;
import dev.onair.engine.AppliedManifest;
import dev.onair.engine.Conditions;
import dev.onair.engine.Kept;
import dev.onair.operator.json.ResourceJson;
import dev.onair.operator.json.ResourceView;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * A manifest beside what was carried out of the one before, as the status remembers it. What is remembered is replaced when
 * everything that is declared was carried out, and not before: a removal that is held, refused or cut short by a crash is known
 * until then.
 */
public final class ManifestMemory implements AppliedManifest {
    private static final ObjectMapper JSON = ResourceJson.mapper();

    private final OnairSpec spec;
    private final long generation;
    private final Optional<LastApplied> before;
    /** The last manifest that was carried out, whoever did; 0 where that is not known. */
    private final long lastCarriedOut;

    private final BinaryOperator<String> hash;

    /**
     * @param generation of the spec
     * @param believed the status before the pass, its memory checked to be this resource's
     * @param hash a short keyed hash of a path and a value
     */
    public ManifestMemory(OnairSpec spec, long generation, OnairStatus believed, BinaryOperator<String> hash) {
        this.spec = spec;
        this.generation = generation;
        this.before = Optional.ofNullable(believed.lastApplied);
        this.lastCarriedOut = Conditions.find(believed.conditions, Conditions.SYNCED)
                .filter(synced -> "True".equals(synced.getStatus()))
                .map(Condition::getObservedGeneration)
                .orElse(0L);
        this.hash = hash;
    }

    /**
     * The resource as it is carried out: in a copy of it, a named list that was withdrawn is empty. Not where an operator of a
     * version without this memory has carried out this manifest, or one after that which is remembered: that one left the list
     * alone, and who came after may rely on it. Nor where nothing is written.
     *
     * @param resource with the spec that this is about
     */
    public <R extends CustomResource<? extends OnairSpec, ?>> R carriedOut(R resource) {
        return before.filter(this::removes)
                .flatMap(memory -> WithdrawnLists.emptied(spec, memory.fields.keySet()))
                .map(emptied -> ResourceView.of(resource, resource.getMetadata(), emptied, resource.getStatus()))
                .orElse(resource);
    }

    private boolean removes(LastApplied memory) {
        return isOfAnother(memory) && !isPassed(memory) && spec.management() != ManagementPolicy.Observe;
    }

    /** Whether a version without the memory has carried out a later manifest: with it, both are of the same one. */
    private boolean isPassed(LastApplied memory) {
        return memory.generation != null && lastCarriedOut > memory.generation;
    }

    /** Whether what is remembered is of another manifest than this one. */
    private boolean isOfAnother(LastApplied memory) {
        return !Objects.equals(memory.generation, generation);
    }

    @Override
    public List<Announcement> carriedOut(OnairStatus status, Function<String, Kept> kept) {
        // Not what the pass began with: where it came to another object, nothing was carried out there.
        var known = Optional.ofNullable(status.lastApplied);
        if (known.isEmpty() && spec.management() == ManagementPolicy.Observe) {
            // Nothing was ever sent.
            return List.of();
        }
        var tree = new SpecTree(spec);
        var news = known.filter(this::isOfAnother)
                .map(memory -> Removed.of(memory.fields.keySet(), spec, tree).stream()
                        .flatMap(removed -> (removed.isWithdrawnList() && !removes(memory)
                                        ? removed.listNews(kept)
                                        : removed.news(kept))
                                .stream())
                        .toList())
                .orElse(List.of());
        var now = new Remembered(tree.values());
        if (now.isEmpty()) {
            status.lastApplied = null;
        } else if (known.filter(memory -> now.isIn(memory, generation)).isEmpty()) {
            status.lastApplied = now.write(generation, (path, value) -> hash.apply(path, text(value)));
        }
        return news;
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("part of a manifest, which was read from JSON", e);
        }
    }
}
