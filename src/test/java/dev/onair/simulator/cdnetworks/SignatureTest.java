package dev.onair.simulator.cdnetworks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.simulator.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {
    /** The two vectors of WIRE-NOTES. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            WS3 | api.cloudv.haplat.net | application/x-www-form-urlencoded; charset=utf-8 | pullId=287264e85a754da4927859d162c5f812        | 52bde030220cb7b2f3dcf5aee1ba8f9c71cb20118020f07c6fae32070f74aee8
            CNC | api.cdnetworks.com    | application/json                                 | {"pullId":"287264e85a754da4927859d162c5f812"} | 2948d92f0e36af951f78774701d5907bddb2d308f1845925b9ae97126bbdda34
            """)
    void isTheOneOfTheVendorsVectors(
            Generation generation, String host, String contentType, String body, String signature) {
        var path = "/live/channelManage/getChannelConfigure";
        var headers = Map.of("host", List.of(host), "content-type", List.of(contentType));
        var request = new Request("POST", path, path, "", headers, body.getBytes(StandardCharsets.UTF_8));

        var computed = Signature.of(
                request, generation, "content-type;host", "1559557864", "0123456789abcdef0123456789abcdef");

        assertThat(computed).isEqualTo(signature);
    }
}
