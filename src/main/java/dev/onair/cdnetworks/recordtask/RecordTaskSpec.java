package dev.onair.cdnetworks.recordtask;

import dev.onair.cdnetworks.account.ChannelRef;
import dev.onair.cdnetworks.client.RecordFormat;
import dev.onair.common.Names;
import dev.onair.common.OnairSpec;
import dev.onair.common.WhenRemoved;
import dev.onair.common.WhenRemoved.Effect;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** What a manifest says of a recording. Bounds are those of CDNetworks Cloud Live API 2.17.3. */
@ValidationRule(
        value = "has(self.channelRef) != has(self.pullId)",
        message = "spec.channelRef and spec.pullId: set exactly one of them, to say which channel is recorded")
@ValidationRule(
        value = "has(self.end) != has(self.duration)",
        message = "spec.end and spec.duration: set exactly one of them, to say when the recording ends")
@ValidationRule(
        value = "!has(self.start) || !has(self.end) || self.end > self.start",
        message = "spec.end is not after spec.start: name a later end")
@ValidationRule(
        // Both are cut to the minute before they count (2.17.3).
        value = "!has(self.start) || !has(self.end) || int(self.end) / 60 - int(self.start) / 60 <= 4320",
        message =
                "spec.end is more than 72h after spec.start, and a recording task may last 72h: name an earlier end, and"
                        + " another RecordTask for the rest")
@ValidationRule(
        value = "!has(self.concat) || !self.concat || (has(self.format) && self.format == 'M3U8')",
        message = "spec.concat: only recordings of spec.format M3U8 can be merged into one file; set that format, or"
                + " leave concat out")
@ValidationRule(
        value = "!has(self.channelRef) || !has(self.channelRef.kind) || self.channelRef.kind != 'PullChannel'"
                + " || ((!has(self.whiteboard) || !self.whiteboard) && (!has(self.chat) || !self.chat))",
        message = "spec.whiteboard and spec.chat: the vendor records neither of a PullChannel; leave them out")
@ValidationRule(
        value = OnairSpec.SAME_ACCOUNT,
        message =
                "spec.accountRef is immutable: a recording task cannot move between accounts. Create another RecordTask"
                        + " for the other account")
@ValidationRule(
        value = ChannelRef.SAME_CHANNEL
                + " && has(self.pullId) == has(oldSelf.pullId) && (!has(self.pullId) || self.pullId == oldSelf.pullId)",
        message = "spec.channelRef and spec.pullId are immutable: the vendor cannot change a recording task. Set"
                + " spec.stopped, and create another RecordTask")
@ValidationRule(
        value = "has(self.start) == has(oldSelf.start) && (!has(self.start) || self.start == oldSelf.start)"
                + " && has(self.end) == has(oldSelf.end) && (!has(self.end) || self.end == oldSelf.end)"
                + " && has(self.duration) == has(oldSelf.duration)"
                + " && (!has(self.duration) || self.duration == oldSelf.duration)",
        message = "spec.start, spec.end and spec.duration are immutable: the vendor cannot change a recording task. Set"
                + " spec.stopped to end it now, and create another RecordTask for another time")
@ValidationRule(
        value = "(has(self.format) && has(oldSelf.format) ? self.format == oldSelf.format"
                + " : (!has(self.format) || self.format == 'MP4')"
                + " && (!has(oldSelf.format) || oldSelf.format == 'MP4'))"
                + " && (has(self.concat) && self.concat) == (has(oldSelf.concat) && oldSelf.concat)"
                + " && (has(self.whiteboard) && self.whiteboard) == (has(oldSelf.whiteboard) && oldSelf.whiteboard)"
                + " && (has(self.chat) && self.chat) == (has(oldSelf.chat) && oldSelf.chat)",
        message = "spec.format, spec.concat, spec.whiteboard and spec.chat are immutable: the vendor cannot change a"
                + " recording task. Set spec.stopped, and create another RecordTask")
@ValidationRule(
        value = "(has(self.httpPull) && self.httpPull) == (has(oldSelf.httpPull) && oldSelf.httpPull)"
                + " && has(self.storageKey) == has(oldSelf.storageKey)"
                + " && (!has(self.storageKey) || self.storageKey == oldSelf.storageKey)"
                + " && has(self.notifyUrl) == has(oldSelf.notifyUrl)"
                + " && (!has(self.notifyUrl) || self.notifyUrl == oldSelf.notifyUrl)",
        message =
                "spec.httpPull, spec.storageKey and spec.notifyUrl are immutable: the vendor cannot change a recording"
                        + " task. Set spec.stopped, and create another RecordTask")
@ValidationRule(
        value = "!has(oldSelf.stopped) || !oldSelf.stopped || (has(self.stopped) && self.stopped)",
        message =
                "spec.stopped cannot be taken back: a recording that was ended does not go on. Create another RecordTask")
public final class RecordTaskSpec extends OnairSpec {
    /** The channel, as a resource of the same namespace. Immutable. */
    public @Nullable ChannelRef channelRef;

    /** The channel, by its pull id at the vendor. Immutable. */
    @Size(min = 1, max = 64) @Pattern("^[A-Za-z0-9]+$") public @Nullable String pullId;

    /** When the recording starts, RFC 3339, cut to the minute; now when absent. Immutable. */
    @Size(min = 20, max = 40) @Pattern(Names.TIME) public @Nullable String start;

    /** When the recording ends, RFC 3339, cut to the minute; at most 72h after the start. Immutable. */
    @Size(min = 20, max = 40) @Pattern(Names.TIME) public @Nullable String end;

    /** How long the recording lasts, such as 90m, from 60s to 72h; instead of end. Immutable. */
    @Size(min = 2, max = 9) @Pattern(Names.DURATION) @ValidationRule(
            value =
                    "self.endsWith('d') ? int(self.split('d')[0]) <= 3 : self.endsWith('h') ? int(self.split('h')[0]) <= 72"
                            + " : self.endsWith('m') ? int(self.split('m')[0]) <= 4320"
                            + " : int(self.split('s')[0]) >= 60 && int(self.split('s')[0]) <= 259200",
            message = "spec.duration lies between 60s and 72h: another RecordTask can record the rest")
    public @Nullable String duration;

    /** How the recording is kept; MP4 when absent. Immutable. */
    public @Nullable RecordFormat format;

    /** Whether all of it becomes one file; with format M3U8 only. Immutable. */
    public @Nullable Boolean concat;

    /** Whether the whiteboard is recorded as well; not of a PullChannel. Immutable. */
    public @Nullable Boolean whiteboard;

    /** Whether the chat room is recorded as well; not of a PullChannel. Immutable. */
    public @Nullable Boolean chat;

    /** Records what viewers get, so that it goes on when the encoder says stop; the channel needs HDL or HLS. Immutable. */
    public @Nullable Boolean httpPull;

    /** The path in the account's own storage, without the file's extension. Immutable. */
    @Size(min = 1, max = 512) @Pattern("^[^\\s?#]+$") public @Nullable String storageKey;

    /** True ends the recording before its time; it cannot be taken back. */
    @WhenRemoved(
            value = Effect.LOCAL,
            text = "nothing happens; only false can be taken away, and that is what absent means")
    public @Nullable Boolean stopped;

    /** Where the vendor reports to; the operator's own receiver when absent, if the account has one. Immutable. */
    @Size(min = 10, max = 1024) @Pattern("^https?://[^\\s]+$") public @Nullable String notifyUrl;

    /** How long after its end, with its files known, this resource is removed; the files stay. For ever when absent. */
    @WhenRemoved(value = Effect.LOCAL, text = "this resource stays for ever")
    @Size(min = 2, max = 9) @Pattern(Names.DURATION) public @Nullable String ttlAfterFinished;
}
