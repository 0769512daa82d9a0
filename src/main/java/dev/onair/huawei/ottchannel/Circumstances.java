package dev.onair.huawei.ottchannel;

import dev.onair.account.Claimant;
import java.util.function.Predicate;

/**
 * Who asks for a channel, and what of it is known apart from the vendor.
 *
 * @param isDeclaredByAnother whether a manifest other than the claimant's names the channel as its own
 * @param before the status as it stands: what an operator before this one has noted
 */
record Circumstances(
        Claimant claimant, Predicate<String> isDeclaredByAnother, OttChannelStatus before, OttMetrics metrics) {}
