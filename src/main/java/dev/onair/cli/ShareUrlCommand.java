package dev.onair.cli;

import dev.onair.cdnetworks.client.Credentials;
import dev.onair.cdnetworks.client.ShareUrl;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints the address of a live share page for one viewer. CDNetworks Cloud Live API 2.23.7. */
@Command(
        name = "onair share-url",
        description = {
            "Prints the address of a live share page for one viewer: with the viewer's name and id in it, encrypted by the"
                    + " account's secret key.",
            "The page and the key come from a LiveChannel of the cluster in KUBECONFIG, or from --page and"
                    + " --secret-key-file. A key is never an argument: other users of this machine can read those."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the address is on standard output", "1:it failed", "2:the options make no sense"},
        optionListHeading = "%nOptions:%n",
        descriptionHeading = "%n",
        sortOptions = false)
final class ShareUrlCommand implements Callable<Integer> {
    private final Commands commands;

    @Spec
    private @Nullable CommandSpec command;

    @ArgGroup(multiplicity = "1")
    private Page page = new Page();

    @Option(names = "--nickname", paramLabel = "NAME", description = "What the viewer is called.")
    private @Nullable String nickname;

    @Option(names = "--viewer-id", paramLabel = "ID", description = "What the viewer is known by.")
    private @Nullable String viewerId;

    @Option(
            names = "--secret-key-file",
            paramLabel = "FILE",
            description =
                    "Holds the account's secret key; - is standard input. With a LiveChannel: its account's Secret when"
                            + " absent.")
    private @Nullable String secretKeyFile;

    // picocli sets it, and acts upon it.
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    private boolean help;

    /** One of the two. */
    private static final class Page {
        @Option(
                names = "--channel",
                paramLabel = "[NAMESPACE/]NAME",
                description = "A LiveChannel with spec.sharePage; in the namespace of KUBECONFIG's context when that is"
                        + " absent.")
        private @Nullable String channel;

        @Option(
                names = "--page",
                paramLabel = "URL",
                description = "The share page's address, as getChannelShareUrl gives it.")
        private @Nullable URI url;
    }

    ShareUrlCommand(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Integer call() throws CommandFailure {
        if (nickname == null && viewerId == null) {
            throw usage("say who the viewer is: --nickname, --viewer-id or both");
        }
        if (page.url != null && secretKeyFile == null) {
            throw usage("--page wants the account's secret key: --secret-key-file FILE, or - for standard input");
        }
        var source = page.url == null ? fromCluster(String.valueOf(page.channel)) : given(page.url);
        commands.out().println(ShareUrl.forViewer(source.page(), source.account(), nickname, viewerId));
        return 0;
    }

    private SharePage given(URI url) throws CommandFailure {
        var isWeb = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!isWeb || url.getHost() == null) {
            throw usage("--page \"" + url + "\" is no address of a page: it begins with http:// or https://");
        }
        return new SharePage(url, keyOfFile());
    }

    private SharePage fromCluster(String channel) throws CommandFailure {
        var slash = channel.indexOf('/');
        var name = channel.substring(slash + 1);
        if (name.isEmpty() || name.contains("/") || slash == 0) {
            throw usage("--channel \"" + channel + "\" is no name: write NAME or NAMESPACE/NAME");
        }
        try (var client = commands.cluster().get()) {
            var cluster = new ClusterSharePage(client);
            var namespace = slash < 0 ? cluster.namespace() : channel.substring(0, slash);
            return secretKeyFile == null
                    ? cluster.read(namespace, name)
                    : new SharePage(cluster.page(namespace, name), keyOfFile());
        } catch (KubernetesClientException e) {
            throw new CommandFailure("the cluster cannot be asked: " + e.getMessage());
        }
    }

    private Credentials keyOfFile() throws CommandFailure {
        var file = String.valueOf(secretKeyFile);
        try {
            return SecretKeyFile.read(file, commands.in());
        } catch (IOException e) {
            throw new CommandFailure("--secret-key-file " + file + " cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("--secret-key-file " + file + ": " + e.getMessage());
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
    }
}
