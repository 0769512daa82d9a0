package dev.onair.cdnetworks.client;

/**
 * What of a signed URL stays the same when the vendor signs it anew: all but some parameters of its query. It is read where it
 * stands and never written down, since each page of a walk has fifty such URLs that must be compared: no copy of it is made
 * for that, and none is kept beside the URL.
 */
final class UnsignedUrl {
    private static final String[] OF_THE_SIGNATURE = {"pusht", "pushKey", "wsRecord"};
    /** As {@link String#hashCode()} has it. */
    private static final int FACTOR = 31;

    private UnsignedUrl() {}

    /** Whether two URLs differ in their signatures at most. */
    static boolean same(String one, String other) {
        var mark = query(one);
        if (mark != query(other) || !one.regionMatches(0, other, 0, mark)) {
            return false;
        }
        var start = kept(one, mark + 1);
        var otherStart = kept(other, mark + 1);
        // Where no parameter is left, that is the same as a single empty one: the first is compared in any case.
        while (sameParameter(one, start, other, otherStart)) {
            start = next(one, start);
            otherStart = next(other, otherStart);
            if (start > one.length() || otherStart > other.length()) {
                return start > one.length() && otherStart > other.length();
            }
        }
        return false;
    }

    /** Equal for those that are {@link #same}. */
    static int hash(String url) {
        var mark = query(url);
        var hash = hash(0, url, 0, mark);
        for (var start = kept(url, mark + 1); start <= url.length(); start = next(url, start)) {
            var end = end(url, start);
            // An empty parameter adds nothing, as if it were not there.
            hash = start == end ? hash : hash(FACTOR * hash + '&', url, start, end);
        }
        return hash;
    }

    private static int hash(int before, String url, int start, int end) {
        var hash = before;
        for (var at = start; at < end; at++) {
            hash = FACTOR * hash + url.charAt(at);
        }
        return hash;
    }

    /** Where the question mark is; the end where there is none. */
    private static int query(String url) {
        var mark = url.indexOf('?');
        return mark < 0 ? url.length() : mark;
    }

    /** Where the parameter ends that begins there; a place behind the URL's end has an empty one. */
    private static int end(String url, int start) {
        var and = url.indexOf('&', start);
        return and < 0 ? Math.max(start, url.length()) : and;
    }

    private static int next(String url, int start) {
        return kept(url, end(url, start) + 1);
    }

    /** Where the first parameter begins, from there on, that is not of the signature; behind the URL's end if there is none. */
    private static int kept(String url, int from) {
        var start = from;
        while (start <= url.length() && isOfTheSignature(url, start)) {
            start = end(url, start) + 1;
        }
        return start;
    }

    private static boolean isOfTheSignature(String url, int start) {
        for (var name : OF_THE_SIGNATURE) {
            if (url.startsWith(name, start) && endsName(url, start + name.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsName(String url, int at) {
        return at == url.length() || url.charAt(at) == '=' || url.charAt(at) == '&';
    }

    private static boolean sameParameter(String one, int start, String other, int otherStart) {
        var length = end(one, start) - start;
        // Nothing matches behind the end of a text, not even nothing.
        return length == end(other, otherStart) - otherStart
                && (length == 0 || one.regionMatches(start, other, otherStart, length));
    }
}
