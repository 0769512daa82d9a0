package dev.onair.cdnetworks.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.embedded.EndingNamespace;
import dev.onair.logs.CapturedLogs;
import dev.onair.logs.PlantedRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An account of callbacks in a namespace whose end waits for somebody's finalizer. */
class CallbackSecretsIT {
    private final EndingNamespace namespace = new EndingNamespace();
    private final CallbackSecrets secrets =
            new CallbackSecrets(namespace.client(), new PlantedRandom(), Clock.systemUTC());

    @AfterEach
    void close() {
        namespace.close();
    }

    private static CdnetworksAccount account() {
        var account = new CdnetworksAccount();
        account.getMetadata().setNamespace("tv");
        account.getMetadata().setName("default");
        account.getMetadata().setUid("uid-default");
        account.setSpec(new CdnetworksAccountSpec());
        account.getSpec().callbacks = new CdnetworksAccountSpec.Callbacks();
        account.getSpec().callbacks.baseUrl = "https://onair.example.com";
        return account;
    }

    @Test
    void saysThatTheNamespaceEndsAndLogsNothingAPass() {
        namespace.end();
        var logs = CapturedLogs.from(Level.INFO);
        try (logs) {
            for (var pass = 0; pass < 5; pass++) {
                assertThat(secrets.keep(account(), Optional.empty()))
                        .isEqualTo(new CallbackSecrets.Answer.Wrong("namespace \"tv\" is being deleted: Secret"
                                + " \"default-callbacks\" is not written any more"));
            }
        }

        assertThat(logs.lines()).isEmpty();
    }
}
