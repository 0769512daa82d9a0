package dev.onair.cdnetworks.account;

import dev.onair.account.Inventory;
import dev.onair.cdnetworks.client.CdnetworksClient;
import java.util.List;

/** What is known of the account's objects, for whoever asks whether it is still the same account. */
final class AccountLists {
    private AccountLists() {}

    static List<Inventory> of(
            CdnetworksClient client,
            Channels<?, ?> pushed,
            Channels<?, ?> pulling,
            RecordDirectories directories,
            ForwardTaskWatch relays,
            RecordTaskWatch recordings) {
        return List.of(
                pushed.inventory(new ChannelCalls.Pushed(client).kind()),
                pulling.inventory(new ChannelCalls.Pulling(client.pullChannels()).kind()),
                directories.inventory(),
                relays.inventory(),
                recordings.inventory());
    }
}
