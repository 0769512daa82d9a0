package dev.onair.simulator.cdnetworks;

import java.util.Set;
import java.util.SortedSet;

/**
 * What createPullChannel and editPullChannel check (CDNetworks Cloud Live API 2.12.3, 2.13.3). The sections name no codes;
 * those of 2.1.7 answer to the same mistakes.
 */
record PullChannelForm(Cloud cloud) {
    /** 2.12.3 has RTMP and Http flv only, 2.13.3 all four. */
    private static final Set<Protocol> AT_CREATION = Set.of(Protocol.RTMP, Protocol.HDL);

    private static final Set<Protocol> AT_EDIT = Set.of(Protocol.values());

    ChannelSettings create(Call call) {
        var given = call.parameters();
        var name = ChannelForm.name(call, given.required("channelName"));
        var url = url(given.required("sourcePullUrl"));
        var protocol = protocol(given.required("sourcePullProtocol"), AT_CREATION);
        var domain = domain(call.account(), given.required("pullDomain"));
        var source = new PullSource(url, protocol, domain.pullDomain());
        refuseMixedProtocols(call, source, "");
        var settings = ChannelSettings.pulling(name)
                .edit()
                .source(source)
                .rates(ChannelForm.rates(given.required("pullRate"), domain));
        given.optional("pullProtocol").ifPresent(codes -> settings.protocols(ChannelForm.protocols(codes, domain)));
        given.optional("playerId").ifPresent(settings::playerId);
        return settings.done();
    }

    /** What is not sent stays. */
    ChannelSettings edit(Call call, Channel channel) {
        var given = call.parameters();
        var before = channel.settings().source().orElseThrow();
        var url = given.optional("sourcePullUrl").map(PullChannelForm::url).orElse(before.url());
        var protocol = given.optional("sourcePullProtocol")
                .map(code -> protocol(code, AT_EDIT))
                .orElse(before.protocol());
        var source = new PullSource(url, protocol, before.pullDomain());
        refuseMixedProtocols(call, source, channel.pullId());
        var settings = channel.settings().edit().source(source);
        given.optional("channelName").ifPresent(name -> settings.channelName(ChannelForm.name(call, name)));
        given.optional("pullRate")
                .ifPresent(
                        codes -> settings.rates(ChannelForm.rates(codes, domain(call.account(), before.pullDomain()))));
        return settings.done();
    }

    /** "One origin-stream-pulling domain can only be used by channels using the same protocol." */
    private void refuseMixedProtocols(Call call, PullSource source, String pullId) {
        var isMixed = cloud.channels().of(call.account().name()).stream()
                .filter(channel -> !channel.pullId().equals(pullId))
                .flatMap(channel -> channel.settings().source().stream())
                .filter(other -> other.originDomain().equals(source.originDomain()))
                .anyMatch(other -> other.protocol() != source.protocol());
        if (isMixed) throw new Refusal(Code.WRONG_PARAMETER, "sourcePullProtocol");
    }

    private static String url(String text) {
        var isUrl = text.contains("://") && PullSource.domain(text).isPresent();
        if (!isUrl) throw new Refusal(Code.WRONG_PARAMETER, "sourcePullUrl");
        return text;
    }

    private static Protocol protocol(String code, Set<Protocol> known) {
        SortedSet<Protocol> protocols = ChannelForm.codes(code, Protocol.values(), "sourcePullProtocol");
        var protocol = protocols.first();
        if (protocols.size() > 1 || !known.contains(protocol)) {
            throw new Refusal(Code.WRONG_PARAMETER, "sourcePullProtocol");
        }
        return protocol;
    }

    private static PushDomain domain(Account account, String pullDomain) {
        return account.domains().stream()
                .filter(domain -> domain.pullDomain().equals(pullDomain))
                .findFirst()
                .orElseThrow(() -> new Refusal(Code.UNKNOWN_DOMAIN, "pullDomain"));
    }
}
