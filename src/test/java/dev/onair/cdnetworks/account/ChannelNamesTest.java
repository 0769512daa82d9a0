package dev.onair.cdnetworks.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.onair.cdnetworks.client.Signing;
import org.junit.jupiter.api.Test;

class ChannelNamesTest {

    @Test
    void theGenerationDecidesHowLongANameMayBe() {
        assertThat(ChannelNames.require("直".repeat(40), "r", Signing.WS3)).hasSize(40);
        assertThat(ChannelNames.require("n".repeat(255), "r", Signing.CNC)).hasSize(255);
        assertThat(ChannelNames.require(null, "r", Signing.WS3)).isEqualTo("r");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelNames.require("n".repeat(41), "r", Signing.WS3))
                .withMessageContaining("spec.channelName \"nnn")
                .withMessageContaining("has 41 characters: the vendor takes at most 40")
                .withMessageContaining("spec.signing is WS3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelNames.require(null, "r".repeat(41), Signing.WS3))
                .withMessageContaining("spec.channelName is absent, and the resource's name");
    }
}
