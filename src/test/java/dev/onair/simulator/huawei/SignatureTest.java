package dev.onair.simulator.huawei;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.simulator.Request;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final String DATE = "20261121T000000Z";

    private static String sign(String rawPath, String rawQuery) {
        var headers = Map.of("host", List.of("live.example.com"), "x-sdk-date", List.of(DATE));
        var request = new Request("GET", rawPath, rawPath, rawQuery, headers, new byte[0]);
        return Signature.of(request, List.of("host", "x-sdk-date"), DATE, "SKEXAMPLE");
    }

    @Test
    void isTheOneOfTheVector() {
        assertThat(sign("/v1/p123/flows", "limit=10"))
                .isEqualTo("b33eeb89236bd75fbd279833e28364d3391cf65a978259a4221ebd80dd566bbc");
    }

    @Test
    void doesNotDependOnTheOrderOfTheQuery() {
        assertThat(sign("/v1/p123/flows", "b=2&a=1")).isEqualTo(sign("/v1/p123/flows", "a=1&b=2"));
    }

    @Test
    void takesAPathWithAndWithoutASlashAtItsEndForTheSame() {
        assertThat(sign("/v1/p123/flows/", "")).isEqualTo(sign("/v1/p123/flows", ""));
    }

    @Test
    void differsWithTheValuesOfTheQuery() {
        assertThat(sign("/v1/p123/flows", "a=1")).isNotEqualTo(sign("/v1/p123/flows", "a=2"));
    }
}
