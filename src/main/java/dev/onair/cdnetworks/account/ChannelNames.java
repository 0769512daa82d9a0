package dev.onair.cdnetworks.account;

import dev.onair.cdnetworks.client.Signing;
import org.jspecify.annotations.Nullable;

/** How long a channel's name may be, which the account's generation of the API decides. */
public final class ChannelNames {
    private ChannelNames() {}

    /**
     * The name that is sent.
     *
     * @param declared {@code spec.channelName}
     * @param resource the resource's own name
     * @throws IllegalArgumentException with field, value and remedy
     */
    public static String require(@Nullable String declared, String resource, Signing signing) {
        var name = declared == null ? resource : declared;
        var length = name.codePointCount(0, name.length());
        var longest = signing.longestChannelName();
        if (length > longest) {
            throw new IllegalArgumentException("spec.channelName "
                    + (declared == null ? "is absent, and the resource's name \"" : "\"") + name + "\" has " + length
                    + " characters: the vendor takes at most " + longest + " where the account's spec.signing is "
                    + signing + "; set a shorter one");
        }
        return name;
    }
}
