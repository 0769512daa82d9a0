package dev.onair.cli;

import dev.onair.cdnetworks.account.CdnetworksAccount;
import dev.onair.cdnetworks.account.CredentialsReader;
import dev.onair.cdnetworks.client.Credentials;
import dev.onair.cdnetworks.livechannel.LiveChannel;
import dev.onair.common.AccountRef;
import dev.onair.engine.Standing;
import dev.onair.operator.Secrets;
import dev.onair.tenancy.CredentialsAnswer;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/** Reads a LiveChannel's share page, and its account's key, from a cluster. */
final class ClusterSharePage {
    private final KubernetesClient client;

    ClusterSharePage(KubernetesClient client) {
        this.client = client;
    }

    /** The one that commands without a namespace mean. */
    String namespace() {
        return Objects.requireNonNullElse(client.getNamespace(), "default");
    }

    SharePage read(String namespace, String name) throws CommandFailure {
        var channel = channel(namespace, name);
        return new SharePage(page(channel), account(channel));
    }

    URI page(String namespace, String name) throws CommandFailure {
        return page(channel(namespace, name));
    }

    private LiveChannel channel(String namespace, String name) throws CommandFailure {
        var channel = client.resources(LiveChannel.class)
                .inNamespace(namespace)
                .withName(name)
                .get();
        if (channel == null) {
            throw new CommandFailure("there is no LiveChannel " + namespace + "/" + name);
        }
        return channel;
    }

    private static URI page(LiveChannel channel) throws CommandFailure {
        var page = Optional.ofNullable(channel.getStatus()).map(status -> status.sharePageUrl);
        if (page.isEmpty()) {
            throw new CommandFailure("LiveChannel " + named(channel)
                    + " shows no share page: set spec.sharePage to true," + " and wait until the resource is Ready");
        }
        try {
            return URI.create(page.get());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("LiveChannel " + named(channel) + " has a status.sharePageUrl that is no URL");
        }
    }

    private static String named(LiveChannel channel) {
        return channel.getMetadata().getNamespace() + "/"
                + channel.getMetadata().getName();
    }

    private Credentials account(LiveChannel channel) throws CommandFailure {
        var key = AccountRef.resolve(
                channel.getSpec().accountRef, channel.getMetadata().getNamespace());
        var account = client.resources(CdnetworksAccount.class)
                .inNamespace(key.namespace())
                .withName(key.name())
                .get();
        if (account == null) {
            throw new CommandFailure("there is no CdnetworksAccount " + key + ", which LiveChannel " + named(channel)
                    + " names in spec.accountRef");
        }
        return switch (new CredentialsReader(new Secrets(client)).read(account)) {
            case CredentialsAnswer.Here<Credentials>(var credentials) -> credentials;
            case CredentialsAnswer.Missing<Credentials>(var why) ->
                throw new CommandFailure(
                        why instanceof Standing.Blocked(var reason, var message)
                                ? message
                                : "the keys of CdnetworksAccount " + key + " cannot be read");
        };
    }
}
