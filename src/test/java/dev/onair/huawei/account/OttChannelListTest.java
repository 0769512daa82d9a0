package dev.onair.huawei.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.Look;
import dev.onair.engine.Caller;
import dev.onair.simulator.CallContext;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Handling;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One channel, at a vendor that answers with what it likes. */
class OttChannelListTest {
    private static final String ID = "push.example.com/live/one";

    /** Shows this list whatever it was asked for. */
    private record Shows(List<Map<String, String>> channels) implements Fault {
        @Override
        public String name() {
            return "shows";
        }

        @Override
        public Reply apply(CallContext call, Handling next) {
            return Reply.json(200, Json.tree(Map.of("total", channels.size(), "channels", channels)));
        }
    }

    private static Look<?> look(List<Map<String, String>> shown) {
        try (var vendor = new VendorInTime()) {
            vendor.simulator.faults().on("listChannel").always(new Shows(shown));
            return vendor.session.ottChannels().read(Caller.account("test"), ID);
        }
    }

    @Test
    void isGoneWhereTheVendorShowsNone() {
        assertThat(look(List.of())).isInstanceOf(Look.Gone.class);
    }

    /** As where the filter is not heeded: it may stand on a page behind those. */
    @Test
    void isNotGoneWhereTheVendorShowsOthers() {
        assertThat(look(List.of(Map.of("domain", "push.example.com", "app_name", "live", "id", "other"))))
                .isInstanceOf(Look.Failed.class);
        assertThat(look(List.of(Map.of("domain", "push.example.com", "app_name", "live"))))
                .isInstanceOf(Look.Failed.class);
    }
}
