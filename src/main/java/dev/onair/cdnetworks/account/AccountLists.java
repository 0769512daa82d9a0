package dev.onair.cdnetworks.account;

import dev.onair.account.Inventory;
import dev.onair.cdnetworks.client.CdnetworksClient;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What the account's lists say is there, for whoever asks whether it is still the same account. */
final class AccountLists {
    private AccountLists() {}

    /** @param since the moment from which on a look was one at this account */
    static List<Inventory> of(
            CdnetworksClient client,
            Channels<?, ?> pushed,
            Channels<?, ?> pulling,
            RecordDirectories directories,
            Instant since) {
        var lists = Stream.of(
                pushed.inventory(new ChannelCalls.Pushed(client).kind()),
                pulling.inventory(new ChannelCalls.Pulling(client.pullChannels()).kind()));
        // That list is read when somebody needs it, so nobody may wait for it.
        var read = Stream.of(directories.inventory())
                .filter(list -> list.asOf().filter(at -> !at.isBefore(since)).isPresent());
        return Stream.concat(lists, read).toList();
    }
}
