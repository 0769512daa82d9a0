package dev.onair.huawei.ottchannel;

import dev.onair.account.Claimant;
import java.util.function.Predicate;

/**
 * Who asks for a channel, and what of it is known apart from the vendor.
 *
 * @param isHeldByAnother whether another resource is bound to the channel
 * @param mayAdopt whether the account lets this namespace take what no resource holds
 * @param before the status as it stands: what an operator before this one has noted
 */
record Circumstances(
        Claimant claimant,
        Predicate<String> isHeldByAnother,
        boolean mayAdopt,
        OttChannelStatus before,
        OttMetrics metrics) {}
