package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.Sample.Channel.plain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Output;
import org.junit.jupiter.api.Test;

class ConnectionSecretTest {
    /** Even at two hours. */
    private static final long PERIOD_STARTS = 1_795_248_000;

    private static Output secret(Sample.Channel channel, String validFor) {
        var desired = Sample.desired(spec -> {
            spec.connectionSecretName = "keys";
            if (!validFor.isEmpty()) {
                spec.pushAuth = new LiveChannelSpec.PushAuth();
                spec.pushAuth.validFor = validFor;
            }
        });
        return ConnectionSecret.of(desired, channel.observed()).orElseThrow();
    }

    @Test
    void holdsWhatEncodersAskFor() {
        var secret = secret(plain().signedAt(PERIOD_STARTS, "k"), "");

        assertThat(secret.form()).isEqualTo(Output.Form.SECRET);
        assertThat(secret.name()).isEqualTo("keys");
        assertThat(secret.data())
                .containsEntry("server", "rtmp://livepush.ovptest.haplat.net/test1")
                .containsEntry("streamKey", Sample.STREAM + "?pusht=" + PERIOD_STARTS + "&pushKey=k")
                .containsEntry(
                        "pushUrl",
                        "rtmp://livepush.ovptest.haplat.net/test1/" + Sample.STREAM + "?pusht=" + PERIOD_STARTS
                                + "&pushKey=k");
    }

    @Test
    void isNotWrittenAnewForAnotherSignature() {
        var one = secret(plain().signedAt(PERIOD_STARTS, "k"), "2h");
        var other = secret(plain().signedAt(PERIOD_STARTS + 3599, "l"), "2h");

        assertThat(other.version()).isEqualTo(one.version());
        assertThat(other.data()).isNotEqualTo(one.data());
    }

    @Test
    void isWrittenAnewForAnotherStream() {
        var one = secret(plain().signedAt(PERIOD_STARTS, "k"), "2h");

        assertThat(secret(plain().pushedTo("other").signedAt(PERIOD_STARTS, "k"), "2h")
                        .version())
                .isNotEqualTo(one.version());
    }

    @Test
    void isWrittenAnewAfterHalfOfItsValidity() {
        var one = secret(plain().signedAt(PERIOD_STARTS, "k"), "2h");

        assertThat(secret(plain().signedAt(PERIOD_STARTS + 3600, "k"), "2h").version())
                .isNotEqualTo(one.version());
    }

    @Test
    void doesNotAgeWithoutAValidity() {
        var one = secret(plain().signedAt(PERIOD_STARTS, "k"), "");

        assertThat(secret(plain().signedAt(PERIOD_STARTS + 1_000_000, "k"), "").version())
                .isEqualTo(one.version());
    }

    @Test
    void isHandedOutOnlyWhereItIsAskedFor() {
        assertThat(ConnectionSecret.of(Sample.desired(spec -> {}), plain().observed()))
                .isEmpty();
    }

    @Test
    void printsNoKey() {
        var secret = secret(plain().signedAt(PERIOD_STARTS, "k-secret"), "");

        assertThat(secret.toString()).contains("keys", "pushUrl").doesNotContain("k-secret");
    }
}
