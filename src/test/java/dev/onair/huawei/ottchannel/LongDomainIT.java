package dev.onair.huawei.ottchannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Ingest domains may have 255 characters (5.2), as far as domain, application and id fit into one annotation (case V17). */
@Execution(ExecutionMode.CONCURRENT)
class LongDomainIT {
    private static final int TOGETHER = 254;

    private final OttFixture channels = new OttFixture();

    @BeforeEach
    void open() {
        channels.operator.readyAccount();
    }

    @AfterEach
    void close() {
        channels.close();
    }

    private static String domain(int length) {
        return "a".repeat(length - ".example.com".length()) + ".example.com";
    }

    @Test
    void theLongestThatFitsIsCreatedFoundAgainAndDeleted() {
        var longest = domain(TOGETHER - "o".length() - "n1".length());
        channels.create("news", spec -> {
            spec.domain = longest;
            spec.appName = "o";
            spec.channelId = "n1";
        });

        channels.awaitReady("news");
        assertThat(channels.operator.simulator.channels().all())
                .singleElement()
                .satisfies(made -> assertThat(made.key().domain()).isEqualTo(longest));
        assertThat(channels.status("news").externalId)
                .isEqualTo(longest + "/o/n1")
                .hasSize(256);
        channels.operator.sweep();
        channels.edit("news", spec -> spec.name = "evening");
        channels.awaitReady("news");
        assertThat(channels.calls("createChannel")).isEqualTo(1);
        channels.channel("news").delete();
        channels.awaitGone("news");
        assertThat(channels.operator.simulator.channels().all()).isEmpty();
    }

    @Test
    void whatIsLongerThanTheVendorsIsRefusedByTheCluster() {
        assertThatThrownBy(() -> channels.create("news", spec -> spec.domain = domain(256)))
                .hasMessageContaining("spec.domain")
                .hasMessageContaining("255");
    }
}
