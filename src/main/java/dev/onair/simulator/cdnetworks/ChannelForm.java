package dev.onair.simulator.cdnetworks;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What createChannel and channelEdit check of a channel's settings (CDNetworks Cloud Live API 2.1.3, 2.1.7, 2.9.3,
 * 2.9.7). Unknown parameters are ignored, as no code is documented for them.
 */
final class ChannelForm {
    private static final Pattern CHANNEL_TYPE = Pattern.compile("[A-Za-z0-9_]+");
    private static final Pattern DIRECTORY = Pattern.compile("[0-9a-fA-F]{32}");

    private final WhiteBoardForm whiteboards;

    ChannelForm(WhiteBoardForm whiteboards) {
        this.whiteboards = whiteboards;
    }

    ChannelSettings create(Call call) {
        var given = call.parameters();
        var settings =
                ChannelSettings.named(name(call, given.required("channelName"))).edit();
        var domainName = given.required("pushDomain");
        var application = given.required("channelType");
        var rates = given.required("pullRate");
        var domain =
                call.account().domain(domainName).orElseThrow(() -> new Refusal(Code.UNKNOWN_DOMAIN, "pushDomain"));
        if (!CHANNEL_TYPE.matcher(application).matches()
                || !domain.applications().contains(application)) {
            throw new Refusal(Code.WRONG_PARAMETER, "channelType");
        }
        settings.pushDomain(domainName).channelType(application).rates(rates(rates, domain));
        given.optional("pullProtocol").ifPresent(codes -> settings.protocols(protocols(codes, domain)));
        given.optional("playerId").ifPresent(settings::playerId);
        common(call, settings);
        whiteboards.create(call).ifPresent(settings::whiteboard);
        return settings.done();
    }

    /** `pullProtocol` and `playerId` are not among the parameters of 2.9, so they stay. */
    ChannelSettings edit(Call call, ChannelSettings before) {
        var given = call.parameters();
        var settings = before.edit();
        given.optional("channelName").ifPresent(name -> settings.channelName(name(call, name)));
        var domain = call.account()
                .domain(before.pushDomain())
                .orElseThrow(() -> new Refusal(Code.UNKNOWN_DOMAIN, "pushDomain"));
        given.optional("pullRate").ifPresent(codes -> settings.rates(rates(codes, domain)));
        common(call, settings);
        whiteboards.edit(call, before.whiteboard()).ifPresent(settings::whiteboard);
        return settings.done();
    }

    private static void common(Call call, ChannelSettings.Edit settings) {
        var given = call.parameters();
        directory(call).ifPresent(settings::directoryId);
        given.optional("check").ifPresent(settings::check);
        given.flag("live2vod").ifPresent(settings::live2vod);
        given.optional("appScenario").ifPresent(scenario -> settings.appScenario(scenario(call.account(), scenario)));
    }

    /** 1648 unless the account has it; the empty scenario is none that exists. */
    static String scenario(Account account, String scenario) {
        if (!account.scenarios().contains(scenario)) throw new Refusal(Code.UNKNOWN_SCENARIO, "appScenario");
        return scenario;
    }

    /** As long as the generation takes: 40 by the document, 255 by the SDK. */
    static String name(Call call, String name) {
        if (name.isBlank()
                || name.codePointCount(0, name.length()) > call.generation().longestName()) {
            throw new Refusal(Code.WRONG_PARAMETER, "channelName");
        }
        return name;
    }

    /**
     * The documents name 1626 for an empty id and 1611 for an account without the service, and say that such an account
     * need not fill it in: so an empty id is refused where the service is on, and ignored where it is off.
     */
    private static Optional<String> directory(Call call) {
        var sent = call.parameters().optional("directoryId");
        if (sent.isEmpty()) return sent;
        var id = sent.get();
        if (!call.account().hasRecordingDirectories()) {
            if (id.isEmpty()) return Optional.empty();
            throw new Refusal(Code.NO_DIRECTORIES, "directoryId");
        }
        existingDirectory(call.account(), id);
        return sent;
    }

    /** 1626, 1627 or 1628 unless it is the id of a directory of the account. */
    static void existingDirectory(Account account, String id) {
        if (id.isEmpty()) throw new Refusal(Code.EMPTY_DIRECTORY, "directoryId");
        if (!DIRECTORY.matcher(id).matches()) throw new Refusal(Code.ILLEGAL_DIRECTORY, "directoryId");
        if (!account.directories().contains(id)) throw new Refusal(Code.UNKNOWN_DIRECTORY, "directoryId");
    }

    static SortedSet<Rate> rates(String codes, PushDomain domain) {
        var rates = codes(codes, Rate.values(), "pullRate");
        if (!domain.rates().containsAll(rates)) throw new Refusal(Code.WRONG_PARAMETER, "pullRate");
        return rates;
    }

    static SortedSet<Protocol> protocols(String codes, PushDomain domain) {
        var protocols = codes(codes, Protocol.values(), "pullProtocol");
        var both = protocols.contains(Protocol.HLS) && protocols.contains(Protocol.HDS);
        if (both || !domain.protocols().containsAll(protocols)) {
            throw new Refusal(Code.WRONG_PARAMETER, "pullProtocol");
        }
        return protocols;
    }

    /** Codes between separators, each the position of what it means; 1000 when one means nothing. */
    static <E extends Enum<E>> SortedSet<E> codes(String list, E[] known, String parameter) {
        var codes = new TreeSet<E>();
        Parameters.split(list).forEach(code -> {
            var isCode = code.length() == 1 && code.charAt(0) >= '0' && code.charAt(0) - '0' < known.length;
            if (!isCode) throw new Refusal(Code.WRONG_PARAMETER, parameter);
            codes.add(known[code.charAt(0) - '0']);
        });
        return codes;
    }
}
