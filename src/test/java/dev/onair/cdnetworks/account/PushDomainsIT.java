package dev.onair.cdnetworks.account;

import static dev.onair.cdnetworks.account.OperatorStage.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.simulator.cdnetworks.ChannelSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What an account tells of the push domains that it monitors. */
@Execution(ExecutionMode.CONCURRENT)
class PushDomainsIT {
    private final OperatorStage stage = new OperatorStage(List.of(), (account, facilities) -> List.of());

    @AfterEach
    void close() {
        stage.close();
    }

    private CdnetworksAccountStatus status() {
        var account = stage.account().get();
        return account.getStatus() == null ? new CdnetworksAccountStatus() : account.getStatus();
    }

    @Test
    void showsHowManyWatchEach() {
        var channels = stage.simulator().channels();
        channels.viewers(
                channels.create("ovptest", ChannelSettings.named("news")).pullId(), 1_234);
        stage.credentials();
        stage.account(spec ->
                spec.monitoredPushDomains = List.of("livepush.ovptest.haplat.net", "livepush.ovptest.haplat.net"));

        awaitThat(() -> assertThat(status().viewersByPushDomain).singleElement().satisfies(shown -> {
            assertThat(shown.pushDomain).isEqualTo("livepush.ovptest.haplat.net");
            assertThat(shown.viewers).isEqualTo(1_234);
        }));
        assertThat(status().monitoringProblem).isNull();
    }

    /** The account shows that somebody watches at all long before its figures are due again. */
    @Test
    void showsSoonThatSomebodyWatches() {
        var channels = stage.simulator().channels();
        var pullId = channels.create("ovptest", ChannelSettings.named("news")).pullId();
        stage.credentials();
        stage.account(spec -> spec.monitoredPushDomains = List.of("livepush.ovptest.haplat.net"));
        awaitThat(() -> assertThat(status().viewersByPushDomain)
                .singleElement()
                .satisfies(shown -> assertThat(shown.viewers).isZero()));
        channels.viewers(pullId, 1_234);

        // A walk right away is too early for another write: figures change all the time.
        stage.accountClock().advance(Duration.ofSeconds(61));
        var counted = stage.simulator().requests().count("getRealTimeHostOnlineNumber");
        stage.sweep();
        awaitThat(() -> assertThat(stage.simulator().requests().count("getRealTimeHostOnlineNumber"))
                .isGreaterThan(counted));
        stage.sweep();

        awaitThat(() -> assertThat(status().viewersByPushDomain)
                .singleElement()
                .satisfies(shown -> assertThat(shown.viewers).isEqualTo(1_234)));
    }

    @Test
    void saysWhatTheVendorDoesNotCount() {
        stage.credentials();
        stage.account(spec -> spec.monitoredPushDomains = List.of("push.example.net"));

        awaitThat(() -> assertThat(status().monitoringProblem).isNotNull().contains("spec.monitoredPushDomains"));
        assertThat(status().viewersByPushDomain).isEmpty();
    }
}
