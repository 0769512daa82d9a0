package dev.onair.huawei.ottchannel;

import dev.onair.huawei.account.OttChannelList;
import dev.onair.huawei.client.ott.Channel;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What no call changes of a channel, so that one which is adopted must have it already. Pure. */
final class Unchangeable {
    private Unchangeable() {}

    static Optional<String> differing(Channel wanted, Channel observed) {
        var id = OttChannelList.id(observed.key());
        if (!observed.key().equals(wanted.key())) {
            return Optional.of("the annotation onair.dev/external-id names channel " + id + ", and spec.domain,"
                    + " spec.appName and spec.channelId name " + OttChannelList.id(wanted.key())
                    + ": make them agree, in a new resource");
        }
        return differing(id, "spec.mode", wanted.mode(), Objects.requireNonNullElse(observed.mode(), "ADD_CDN"))
                .or(() -> differing(id, "spec.region", wanted.region(), observed.region()));
    }

    /** What either side does not say is not compared. */
    private static Optional<String> differing(
            String id, String field, @Nullable String wanted, @Nullable String observed) {
        return wanted == null || observed == null || wanted.equals(observed)
                ? Optional.empty()
                : Optional.of("channel " + id + " has \"" + observed + "\" and not " + field + " \"" + wanted
                        + "\", which the vendor cannot change: correct " + field
                        + " in a new resource, or choose another"
                        + " spec.channelId");
    }
}
