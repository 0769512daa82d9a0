package dev.onair.simulator.cdnetworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every rule of the documents about a parameter, one row each: validation.csv is the table. */
class ValidationIT {
    /** A domain of few means, to be refused what it lacks. */
    private static final PushDomain PLAIN = new PushDomain(
            "plain.example.net",
            "play.example.net",
            Set.of("live"),
            Set.of(Protocol.RTMP),
            Set.of(Rate.ORIGIN, Rate.FLUENT),
            false);

    private final CdnetworksSimulator simulator = CdnetworksSimulator.start();
    private final TestCaller caller = TestCaller.ws3(simulator);
    private final Instant now = simulator.now();

    @BeforeEach
    void seed() {
        simulator.account().domains().add(PLAIN);
        var sample = ChannelSettings.named("there");

        simulator.channels().create("ovptest", sample, "p1", "s1", now);
        var taken = sample.edit().whiteboard(new WhiteBoard(true, "taken")).done();
        simulator.channels().create("ovptest", taken, "p2", "s2", now);
        var plain = sample.edit().pushDomain(PLAIN.name()).channelType("live").done();
        simulator.channels().create("ovptest", plain, "p3", "s3", now);
        simulator.accounts().add(AccountSetup.another("other", "110043", "k", "s"));
        simulator.channels().create("other", sample, "theirs", "s4", now);
        simulator.channels().create("ovptest", ChannelSettings.pulling("pulls"), "pull1", "s5", now);
        simulator.channels().create("ovptest", ChannelSettings.pulling("pulls"), "pull2", "s6", now);
        simulator.channels().create("ovptest", sample, "banned", "s7", now);
        simulator.channels().ban("banned");
        var hls = sample.edit().protocols(Set.of(Protocol.HLS)).done();
        simulator.channels().create("ovptest", hls, "hls", "s8", now);
        ValidationTasks.seed(simulator);
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvFileSource(resources = "/cdnetworks/validation.csv", delimiter = '|', quoteCharacter = '`', nullValues = "-")
    void answersTheDocumentedCode(String rule, String call, String parameters, int code) throws Exception {
        var without = rule.contains("without the service");
        simulator.account().hasWhiteboard(!without);
        simulator.account().hasRecordingDirectories(!without);

        var answer = TestCaller.json(caller.post(folder(call) + call, form(parameters)));

        assertThat(answer.path("code").asInt()).as(answer.toString()).isEqualTo(code);
    }

    private static String folder(String call) {
        if (call.startsWith("getRealTime")) return "/live/onlinenumber/";
        if (call.contains("irectory")) return "/live/recordDirectoryManage/";
        return call.contains("ForwardTask") ? "/live/forwardTask/" : "/live/channelManage/";
    }

    /** "name=value name=value" as a form: x41 is forty-one Chinese letters, a41 as many small ones, wb(…) an encoded whiteboard, in60 a minute from now. */
    private String form(String parameters) {
        return Stream.of(parameters == null ? new String[0] : parameters.split(" "))
                .map(pair -> pair.split("=", 2))
                .map(pair -> pair[0] + "=" + URLEncoder.encode(value(pair[1]), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String value(String text) {
        var moment = text.matches("in-?[0-9]+");
        if (moment) return Long.toString(now.getEpochSecond() + Long.parseLong(text.substring(2)));
        if (text.matches("a[0-9]+")) return "a".repeat(Integer.parseInt(text.substring(1)));
        if (text.matches("x[0-9]+")) return "频".repeat(Integer.parseInt(text.substring(1)));
        if (!text.startsWith("wb(")) return text;
        var json = text.substring(3, text.length() - 1).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }
}
