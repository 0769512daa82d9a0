package dev.onair.cdnetworks.account;

import dev.onair.account.Claimant;
import dev.onair.engine.Conditions;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Who asks for a channel, and what of it is known apart from the vendor.
 *
 * @param isHeldByAnother whether a manifest other than the claimant's names the channel as its own
 * @param before the status as it stands: what an operator before this one has noted
 * @param detailsMatter whether what only the details show must be compared before the channel can be called in sync: the
 *     manifest speaks of it, and it was neither seen nor sent for this manifest yet
 */
public record Circumstances(
        Claimant claimant, Predicate<String> isHeldByAnother, ChannelStatus before, boolean detailsMatter) {

    /**
     * @param playback what the resource's manifest says of it
     * @param needsUrls whether what is made for the channel depends on its playback URLs
     */
    public static Circumstances of(
            CustomResource<?, ? extends ChannelStatus> resource,
            Playback playback,
            boolean needsUrls,
            Claimant claimant,
            Predicate<String> isHeldByAnother) {
        var status = Objects.requireNonNullElseGet(resource.getStatus(), Unknown::new);
        var generation = resource.getMetadata().getGeneration();
        var speaksOfThem = playback.bitrates != null || playback.protocols != null || playback.playerId != null;
        return new Circumstances(
                claimant,
                isHeldByAnother,
                status,
                // Of what is to go nothing is compared, and a deletion raises the generation.
                !resource.isMarkedForDeletion()
                        && ((speaksOfThem && !isSeenOrSent(status, generation))
                                || (needsUrls && status.playbackUrls.isEmpty())));
    }

    /** Once the manifest was in sync, or while it is being applied, for then the bit rates were sent with the rest. */
    private static boolean isSeenOrSent(ChannelStatus status, Long generation) {
        return Conditions.find(status.conditions, Conditions.SYNCED)
                .filter(synced -> Objects.equals(generation, synced.getObservedGeneration()))
                .filter(synced -> "True".equals(synced.getStatus()) || "Applying".equals(synced.getReason()))
                .isPresent();
    }

    /** Of a resource that nobody has looked at yet. */
    private static final class Unknown extends ChannelStatus {}
}
