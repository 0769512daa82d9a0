package dev.onair.simulator.cdnetworks;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;

/** What the calls work on: everything the simulated vendor knows. */
record Cloud(Accounts accounts, Channels channels, ChannelUrls urls, Clock clock) {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** The channel of the call's `pullId`; 1217 when its account has none such. */
    Channel channel(Call call) {
        var channel = owned(call, call.parameters().required("pullId"));
        call.context().touched(channel.pullId());
        return channel;
    }

    /** The channels of a parameter with several ids; 1217 when one of them is unknown, and then nothing is touched. */
    List<Channel> channels(Call call, String parameter) {
        var found = call.parameters().ids(parameter).stream()
                .map(id -> owned(call, id))
                .toList();
        found.forEach(channel -> call.context().touched(channel.pullId()));
        return found;
    }

    /** The same, of a channel that is pushed to: of one that pulls its origin the calls of 2.2, 2.7 to 2.11 and 2.25 know nothing. */
    Channel pushChannel(Call call) {
        return only(channel(call), false);
    }

    /** The channels of a parameter with several ids, all of them pushed to. */
    List<Channel> pushChannels(Call call, String parameter) {
        return channels(call, parameter).stream()
                .map(channel -> only(channel, false))
                .toList();
    }

    /** The pull channel of the call's `pullId`, which 2.14.3 spells `pullid`; "can only configure channels which pull". */
    Channel pullChannel(Call call) {
        var given = call.parameters();
        var id = given.optional("pullid").orElseGet(() -> given.required("pullId"));
        var channel = only(owned(call, id), true);
        call.context().touched(channel.pullId());
        return channel;
    }

    private static Channel only(Channel channel, boolean isPull) {
        if (channel.settings().isPull() != isPull) throw new Refusal(Code.UNKNOWN_CHANNEL, channel.pullId());
        return channel;
    }

    /** The account's push or pull channels in the order of creation. */
    List<Channel> listed(Call call, boolean isPull) {
        return channels.all().stream()
                .filter(channel -> channel.account().equals(call.account().name()))
                .filter(channel -> channel.settings().isPull() == isPull)
                .sorted(Comparator.comparing(Channel::createdAt).thenComparing(Channel::sequence))
                .toList();
    }

    Instant now() {
        return clock.instant();
    }

    /** China Standard Time, to the second. */
    static String second(Instant instant) {
        return SECOND.format(LocalDateTime.ofInstant(instant, CHINA));
    }

    /** China Standard Time, to the minute. */
    static String minute(Instant instant) {
        return MINUTE.format(LocalDateTime.ofInstant(instant, CHINA));
    }

    private Channel owned(Call call, String pullId) {
        return channels.find(pullId)
                .filter(channel -> channel.account().equals(call.account().name()))
                .orElseThrow(() -> new Refusal(Code.UNKNOWN_CHANNEL, pullId));
    }
}
