package dev.onair.cdnetworks.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code getSinglePullCode} asks for; what is null is not sent. CDNetworks Cloud Live API 2.10.3.
 *
 * @param playerId the vendor's default player where null, also of a channel that has another
 * @param playerSize such as {@code 1280*720}: one of five, or between 480*360 and 1920*1080, both exclusive
 */
public record PullCodeQuery(
        String pullId,
        @Nullable String playerId,
        @Nullable String playerSize,
        @Nullable Boolean autoPlay,
        @Nullable CodeType codeType) {

    /** Which codes to ask for. */
    public enum CodeType {
        ALL(0),
        SWF(2),
        VIDEO_URL(4),
        ADAPTIVE(5);

        private final int code;

        CodeType(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    Fields fields() {
        return new Fields()
                .ids("pullId", List.of(pullId))
                .text("playerId", playerId)
                .text("playerSize", playerSize)
                .flag("autoPlay", autoPlay)
                .text("codeType", codeType == null ? null : Integer.toString(codeType.code()));
    }

    /** All codes, with the default player, which need not be the channel's. */
    public static PullCodeQuery of(String pullId) {
        return new PullCodeQuery(pullId, null, null, null, null);
    }
}
