package dev.onair.cdnetworks.account;

/** As much of a URL as may be told where it carries a key, or may: scheme and host. Pure. */
public final class ShownUrl {
    private static final String HIDDEN = "(hidden)";
    private static final String AFTER_SCHEME = "://";

    private ShownUrl() {}

    public static String of(String url) {
        var scheme = url.indexOf(AFTER_SCHEME);
        if (scheme < 0) {
            return HIDDEN;
        }
        var begin = scheme + AFTER_SCHEME.length();
        var authority = url.substring(begin).split("[/?#]", 2)[0];
        return url.substring(0, begin) + authority.substring(authority.lastIndexOf('@') + 1) + "/***";
    }
}
