package dev.onair.docs;

import java.util.List;
import java.util.stream.Collectors;

/** Which kind makes which vendor call, for what: the source of the README's table. */
final class VendorCalls {
    static final List<Line> ALL = List.of(
            new Line("LiveChannel", "createChannel", "2.1", "create"),
            new Line("LiveChannel", "deleteChannel", "2.4", "delete, up to 50 in a call"),
            new Line("LiveChannel", "getChannelLiveState", "2.5", "is it on air, before an interruption"),
            new Line("LiveChannel", "channelForbidden", "2.7", "`spec.ban`, up to 50 in a call"),
            new Line("LiveChannel", "channelReBroadcast", "2.8", "`spec.ban` taken away, up to 50 in a call"),
            new Line("LiveChannel", "channelEdit", "2.9", "edits, drift, `spec.pushKeyRevision`"),
            new Line("LiveChannel", "getSinglePullCode", "2.10", "`spec.playbackCode`"),
            new Line("LiveChannel", "setPushTsatc", "2.11", "`spec.pushAuth`"),
            new Line("LiveChannel", "getChannelShareUrl", "2.23", "`spec.sharePage`"),
            new Line("LiveChannel", "disconnectStream", "2.25", "`spec.disconnectRevision`"),
            new Line(
                    "ChannelStateCallback",
                    "setChannelStateRealtimeBack",
                    "2.16",
                    "where states are reported to, or no more"),
            new Line(
                    "CdnetworksAccount",
                    "getRecordFileInfo",
                    "2.24",
                    "is a notice of a recording true, 50 files a call"),
            new Line("CdnetworksAccount", "getChannelConfigure", "2.2", "what the list lacks; one channel, to be sure"),
            new Line("CdnetworksAccount", "getChannelList", "2.3", "what there is, 50 channels a page"),
            new Line("CdnetworksAccount", "getRealTimeChannelOnlineNumber", "3.1", "viewers, 50 channels a call"));

    private VendorCalls() {}

    /** @param section of the vendor's "Cloud Live API Guide" 1.1 */
    record Line(String kind, String call, String section, String purpose) {
        String markdown() {
            return "| `" + kind + "` | `" + call + "` | " + section + " | " + purpose + " |";
        }
    }

    static String markdown() {
        return ALL.stream()
                .map(Line::markdown)
                .collect(Collectors.joining(
                        "\n", "| kind | vendor call | section | for |\n| --- | --- | --- | --- |\n", ""));
    }
}
