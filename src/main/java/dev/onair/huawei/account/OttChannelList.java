package dev.onair.huawei.account;

import dev.onair.account.Inventory;
import dev.onair.account.Listing;
import dev.onair.account.Look;
import dev.onair.account.Page;
import dev.onair.account.Roster;
import dev.onair.account.Sighting;
import dev.onair.account.Sweep;
import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import dev.onair.huawei.client.ott.Channel;
import dev.onair.huawei.client.ott.ChannelKey;
import dev.onair.huawei.client.ott.ChannelPage;
import dev.onair.huawei.client.ott.ChannelQuery;
import dev.onair.tenancy.Session.Readiness;
import dev.onair.tenancy.WalkedList;
import java.util.List;
import java.util.Optional;

/**
 * The account's OTT channels, each with its whole configuration: a hundred in a page, and single ones where the list is not
 * enough. Secrets are asterisks in it. Huawei Cloud Media Live API 5.2.
 */
public final class OttChannelList implements AutoCloseable {
    static final String KIND = "OttChannel";
    private static final String OPERATION = "listChannel";

    private final Roster<Channel> roster;
    private final WalkedList walked;

    OttChannelList(HuaweiSession.Parts parts) {
        this.roster = new Roster<>(
                parts.calls(Category.OttChannels),
                new Listing<>(
                        OPERATION,
                        ChannelQuery.LARGEST_PAGE,
                        (number, before) -> page(parts, before),
                        OttChannelList::id),
                new Roster.Single<>(OPERATION, id -> single(parts, id)),
                parts.settings().createVisibility(),
                parts.clock(),
                parts.wake(),
                parts.wakeups()::resources);
        this.walked = new WalkedList(
                KIND,
                "OTT channels",
                roster,
                parts.settings().driftCheckInterval(),
                parts.clock(),
                parts.wakeups(),
                () -> {});
    }

    private static Outcome<Page<Channel>> page(HuaweiSession.Parts parts, int offset) {
        return parts.project()
                .with(areas -> areas.ott()
                        .listChannel(ChannelQuery.page(ChannelQuery.LARGEST_PAGE, offset))
                        .map(page -> new Page<>(page.channels(), page.total(), page.weight(), page.unread())));
    }

    private static Outcome<Channel> single(HuaweiSession.Parts parts, String id) {
        return parts.project()
                .with(areas -> areas.ott().listChannel(ChannelQuery.of(key(id))))
                .then(page -> only(page, id));
    }

    /** Other channels than the one that was asked for say nothing of it: it may stand on a page behind them. */
    private static Outcome<Channel> only(ChannelPage page, String id) {
        return page.channels().stream()
                .filter(channel -> id(channel).equals(id))
                .findFirst()
                .map(Outcome::done)
                .orElseGet(() -> Outcome.failed(
                        page.channels().isEmpty() && page.unread() == 0
                                ? new Failure.Gone("the vendor has no channel " + id)
                                : new Failure.Retryable("the vendor was asked for the channel " + id
                                        + " and answered with others, or with what cannot be read")));
    }

    private static String id(Channel channel) {
        return id(channel.key());
    }

    /** What the annotation {@code onair.dev/external-id} says: {@code domain/app_name/id}. */
    public static String id(ChannelKey key) {
        return key.domain() + "/" + key.appName() + "/" + key.id();
    }

    /** @throws IllegalArgumentException for what {@link #id(ChannelKey)} does not make */
    public static ChannelKey key(String id) {
        var parts = id.split("/", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException("\"" + id + "\" is no channel: write domain/app_name/id");
        }
        return new ChannelKey(parts[0], parts[1], parts[2]);
    }

    /** Whether channels can be judged by the list; whoever asks causes it to be walked. */
    public Readiness readiness() {
        return walked.readiness();
    }

    /** One channel, at a truth that has all our own writes in it. May block for its turn at the gate. */
    public Look<Channel> look(Caller owner, String id) {
        return roster.look(owner, id);
    }

    /** Asks for this very channel now. */
    public Look<Channel> read(Caller owner, String id) {
        return roster.read(owner, id);
    }

    /** To be said after each write, a create too: what was seen before it is old. */
    public void wrote(String id) {
        roster.wrote(id);
    }

    /** The next look asks for this very object. */
    public void readAlone(String id) {
        roster.readAlone(id);
    }

    /** To be said after a deletion. */
    public void deleted(String id) {
        roster.deleted(id);
    }

    /** What the list says of all of them. */
    Inventory inventory() {
        return roster.inventory(KIND);
    }

    public Optional<Sweep> lastSweep() {
        return roster.lastSweep();
    }

    public List<Sighting<Channel>> all() {
        return roster.all();
    }

    WalkedList walked() {
        return walked;
    }

    /** Nobody asks any more. */
    @Override
    public void close() {
        walked.close();
        roster.close();
    }
}
