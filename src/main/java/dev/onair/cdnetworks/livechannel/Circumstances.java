package dev.onair.cdnetworks.livechannel;

import dev.onair.account.Claimant;
import java.util.function.Predicate;

/**
 * Who asks for a channel, and what of it is known apart from the vendor.
 *
 * @param isDeclaredByAnother whether a manifest other than the claimant's names the channel as its own
 * @param before the status as it stands: what an operator before this one has noted
 * @param detailsMatter whether what only the details show must be compared before the channel can be called in sync: the
 *     manifest speaks of it, and it was neither seen nor sent for this manifest yet
 */
record Circumstances(
        Claimant claimant, Predicate<String> isDeclaredByAnother, LiveChannelStatus before, boolean detailsMatter) {}
