package dev.onair.docs;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which kind makes which vendor call, for what: the source of the README's table. */
final class VendorCalls {
    static final List<Line> ALL = List.of(
            new Line("LiveChannel", "createChannel", "2.1", "create"),
            new Line("LiveChannel", "deleteChannel", "2.4", "delete, up to 50 in a call; PullChannel too"),
            new Line("LiveChannel", "getChannelLiveState", "2.5", "is it on air, before an interruption"),
            new Line(
                    "LiveChannel", "batchChannelLiveState", "SDK", "the same, up to 50 in a call; `spec.signing: CNC`"),
            new Line("LiveChannel", "channelForbidden", "2.7", "`spec.ban`, up to 50 in a call"),
            new Line("LiveChannel", "channelReBroadcast", "2.8", "`spec.ban` taken away, up to 50 in a call"),
            new Line("LiveChannel", "channelEdit", "2.9", "edits, drift, `spec.pushKeyRevision`"),
            new Line("LiveChannel", "getSinglePullCode", "2.10", "`spec.playbackCode`"),
            new Line("LiveChannel", "setPushTsatc", "2.11", "`spec.pushAuth`"),
            new Line("LiveChannel", "getChannelShareUrl", "2.23", "`spec.sharePage`"),
            new Line("LiveChannel", "disconnectStream", "2.25", "`spec.disconnectRevision`"),
            new Line("PullChannel", "createPullChannel", "2.12", "create"),
            new Line("PullChannel", "editPullChannel", "2.13", "edits, drift"),
            new Line("RecordDirectory", "directoryCreate", "2.20", "create"),
            new Line("RecordDirectory", "getDirectoryList", "2.21", "what there is, 50 directories a page"),
            new Line("RecordDirectory", "getDirectory", "2.22", "one directory, to be sure"),
            new Line("RecordTask", "createRecordTask", "2.17", "create"),
            new Line("RecordTask", "endRecordTask", "2.18", "`spec.stopped`, delete"),
            new Line("RecordTask", "recordTaskQuery", "2.19", "how far it is; the task of a lost answer"),
            new Line("RecordTask", "getRecordFileInfo", "2.24", "share pages of files, 50 in a call"),
            new Line("ForwardTask", "startForwardTask", "2.27", "create"),
            new Line("ForwardTask", "endForwardTask", "2.28", "delete, while it runs"),
            new Line(
                    "CdnetworksAccount",
                    "getForwardTaskList",
                    "2.29",
                    "relays that are not over, 50 a page; one by its id"),
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
            new Line("CdnetworksAccount", "getPullChannelConfigure", "2.14", "the same of channels that pull"),
            new Line("CdnetworksAccount", "getPullChannelList", "2.15", "the same, while a PullChannel is declared"),
            new Line("CdnetworksAccount", "getRealTimeChannelOnlineNumber", "3.1", "viewers, 50 channels a call"),
            new Line(
                    "CdnetworksAccount",
                    "getRealTimeHostOnlineNumber",
                    "3.2",
                    "`spec.monitoredPushDomains`, one call"));

    /** What the vendor sends by itself, by the notice's type in the client. */
    static final List<Line> NOTICES = List.of(
            new Line("LiveChannel", "ChannelStateChanged", "2.16", "received: its state, asked for at once"),
            new Line("RecordTask", "RecordTaskChanged", "2.17", "received: started, or its files are there"),
            new Line("LiveChannel", "ImmediatelyRecorded", "2.26", "received: `status.immediateRecordings[]`"),
            new Line("ForwardTask", "ForwardTaskChanged", "2.27", "received: it ended"));

    private VendorCalls() {}

    /** @param section of the vendor's "Cloud Live API Guide" 1.1 */
    record Line(String kind, String call, String section, String purpose) {
        String markdown() {
            return "| `" + kind + "` | `" + call + "` | " + section + " | " + purpose + " |";
        }
    }

    static String markdown() {
        return Stream.concat(ALL.stream(), NOTICES.stream())
                .map(Line::markdown)
                .collect(Collectors.joining(
                        "\n", "| kind | vendor call or notice | section | for |\n| --- | --- | --- | --- |\n", ""));
    }
}
