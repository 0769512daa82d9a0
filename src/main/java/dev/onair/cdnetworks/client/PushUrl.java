package dev.onair.cdnetworks.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where a streamer pushes to: a credential. The vendor signs it anew for every answer, so equality ignores
 * {@code pusht}, {@code pushKey} and {@code wsRecord}; compare {@link #value()} to see those.
 * CDNetworks Cloud Live API 2.2.6, 2.11.
 */
public record PushUrl(String value) {

    /** Whether it is of the protocol whose URLs have application and stream name in their path. */
    boolean isRtmp() {
        return value.regionMatches(true, 0, "rtmp", 0, "rtmp".length());
    }

    /** The stream's name at the end of the path; another one after {@code resetPushId}. */
    public String streamName() {
        var path = path();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The push domain, without a port. */
    public String host() {
        var authority = authority();
        var afterUser = authority.substring(authority.lastIndexOf('@') + 1);
        var colon = afterUser.lastIndexOf(':');
        return colon > afterUser.indexOf(']') ? afterUser.substring(0, colon) : afterUser;
    }

    /** What stands between domain and stream name: the channel's type. */
    public String application() {
        var path = path();
        var end = path.lastIndexOf('/');
        return end <= 0 ? "" : path.substring(1, end);
    }

    /** The time that the vendor put into the signature ({@code pusht}), if there is one. */
    public Optional<Instant> pushTime() {
        return Arrays.stream(parameters())
                .filter(parameter -> parameter.startsWith("pusht="))
                .map(parameter -> parameter.substring("pusht=".length()))
                .findFirst()
                .flatMap(PushUrl::epochSeconds);
    }

    /** Whether both lead to the same stream, whatever their signatures. */
    public boolean sameStream(PushUrl other) {
        return UnsignedUrl.same(value, other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PushUrl url && sameStream(url);
    }

    @Override
    public int hashCode() {
        return UnsignedUrl.hash(value);
    }

    @Override
    public String toString() {
        return scheme() + host() + path() + (query().isEmpty() ? "" : "?***");
    }

    private static Optional<Instant> epochSeconds(String digits) {
        try {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(digits)));
        } catch (NumberFormatException | DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private String[] parameters() {
        return query().split("&", -1);
    }

    private String query() {
        var mark = value.indexOf('?');
        return mark < 0 ? "" : value.substring(mark + 1);
    }

    private String beforeQuery() {
        var mark = value.indexOf('?');
        return mark < 0 ? value : value.substring(0, mark);
    }

    private String scheme() {
        var end = beforeQuery().indexOf("://");
        return end < 0 ? "" : value.substring(0, end + 3);
    }

    private String authority() {
        var rest = beforeQuery().substring(scheme().length());
        var slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }

    private String path() {
        return beforeQuery().substring(scheme().length() + authority().length());
    }
}
