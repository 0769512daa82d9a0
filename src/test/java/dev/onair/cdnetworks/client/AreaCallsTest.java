package dev.onair.cdnetworks.client;

import static dev.onair.cdnetworks.client.Calls.client;
import static dev.onair.cdnetworks.client.Calls.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import dev.onair.http.CallKind;
import dev.onair.http.Secret;
import dev.onair.http.Stub;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all calls beyond the live channels have in common, and what each refuses. */
class AreaCallsTest {

    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("dev.onair.cdnetworks.client.AreaCalls#all")
    void everyCallIsSentAsInTheExampleAndUnderstandsTheExamplesAnswer(
            String section, String path, String body, CallKind kind, AreaCalls.Use use) {
        try (var vendor = new Stub(Stub.saying(200, Examples.text(section)));
                var client = client(vendor.endpoint())) {
            assertThat(use.apply(client)).isInstanceOf(Outcome.Done.class);
            assertThat(vendor.seen).singleElement().satisfies(seen -> {
                assertThat(seen.method()).isEqualTo("POST");
                assertThat(seen.path()).isEqualTo(path);
                assertThat(seen.body()).isEqualTo(body);
                assertThat(seen.header("User-Agent")).startsWith("onair");
                assertThat(seen.header("Accept")).isEqualTo("application/json");
            });
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("dev.onair.cdnetworks.client.AreaCalls#all")
    void theLostAnswerOfAWriteIsUnknownAndOfAReadIsTriedAgain(
            String section, String path, String body, CallKind kind, AreaCalls.Use use) {
        var lost = switch (kind) {
            case READ -> Failure.Retryable.class;
            case WRITE -> Failure.Unknown.class;
        };
        for (var answer : List.of("<html>", "{\"code\": 900, \"message\": \"internal\"}")) {
            try (var vendor = new Stub(Stub.saying(500, answer));
                    var client = client(vendor.endpoint())) {
                assertThat(failureOf(use.apply(client))).as(answer).isInstanceOf(lost);
            }
        }
    }

    /** code, the call it is the answer to, what the caller recognises. */
    @ParameterizedTest
    @CsvSource({
        "1337, 2.17.6, TASK_EXISTS",
        "1339, 2.17.6, CHANNEL_BANNED",
        "1217, 2.17.6, CHANNEL_GONE",
        "1631, 2.18.6, TASK_ENDED",
        "1615, 2.20.6, DIRECTORY_TYPE_EXISTS",
        "1611, 2.21.6, NO_RECORD_DIRECTORIES",
        "1212, 2.16.8, DOMAIN_NOT_FOUND",
    })
    void aCallerRecognisesWhyItWasRefused(String code, String section, CdnetworksError expected) {
        try (var vendor = new Stub(Stub.saying(200, "{\"code\": " + code + ", \"message\": \"no\"}"));
                var client = client(vendor.endpoint())) {
            var failure = failureOf(use(section).apply(client));
            assertThat(expected.isIn(failure)).isTrue();
            assertThat(CdnetworksError.NO_WHITEBOARD.isIn(failure)).isFalse();
        }
    }

    @Test
    void aChannelThatIsGoneIsNoReasonToCallATaskGoneOrRefused() {
        assertThat(CdnetworksError.CHANNEL_GONE.isIn(new Failure.Rejected("1217", "")))
                .isTrue();
        assertThat(CdnetworksError.NO_AUTHORITY.isIn(new Failure.AuthRefused("1007", "")))
                .isTrue();
        assertThat(CdnetworksError.TASK_ENDED.isIn(new Failure.Gone(""))).isFalse();
        assertThat(CdnetworksError.TASK_ENDED.isIn(new Failure.Unknown("1631"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\": 1000, \"message\": \"Parameter error\"}",
                "{\"code\": 200, \"message\": \"Request succeeded\"}",
                "{\"code\": 200, \"data\": \"\"}",
                "{\"code\": 200, \"data\": null}",
                "{\"code\": 200, \"data\": {}}",
                "{\"code\": 200, \"data\": []}",
                "{\"code\": 200, \"data\": \"{}\"}",
                "{\"code\": 200, \"data\": {\"taskId\": \"\", \"transNo\": null, \"fileList\": []}}",
            })
    void aQueryThatIsAnsweredWithNoTaskFindsTheTaskGone(String answer) {
        assertThat(query(answer, RecordTaskQuery.ofTransNo("N01")))
                .isEqualTo(Outcome.failed(new Failure.Gone("recordTaskQuery: no recording task has this transNo")));
    }

    /** There is no list of tasks by which that could be confirmed. */
    @Test
    void aRefusedIdOfTheVendorsIsNotTakenForATaskThatIsGone() {
        var answer = "{\"code\": 1000, \"message\": \"Parameter error\"}";

        assertThat(failureOf(query(answer, RecordTaskQuery.ofTaskId("t")))).isInstanceOf(Failure.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\": 200, \"data\": \"{half\"}",
                "{\"code\": 200, \"data\": {\"status\": 0}}",
                "{\"code\": 200, \"data\": {\"transNo\": \"N01\", \"status\": 1}}",
                "{\"code\": 200, \"data\": {\"transNo\": \"N02\", \"taskId\": \"t\", \"status\": 1}}",
                "{\"code\": 200, \"data\": [{\"taskId\": \"t\"}, {\"taskId\": \"u\"}]}",
            })
    void whatIsNeitherThisTaskNorNoneIsAskedAgain(String answer) {
        assertThat(failureOf(query(answer, RecordTaskQuery.ofTransNo("N01")))).isInstanceOf(Failure.Retryable.class);
    }

    @Test
    void aDirectoryThatTheVendorDoesNotHaveIsGoneAndAnotherRefusalIsNot() {
        assertThat(directory("{\"code\": 1628, \"message\": \"none\"}")).isInstanceOf(Failure.Gone.class);
        assertThat(directory("{\"code\": 1627, \"message\": \"none\"}")).isInstanceOf(Failure.Rejected.class);
        assertThat(directory("{\"code\": 200, \"data\": {\"directoryId\": \"other\"}}"))
                .isInstanceOf(Failure.Retryable.class);
    }

    @Test
    void whatTheVendorCannotTakeIsABugOfTheCaller() {
        try (var client = client(NOWHERE)) {
            var tasks = client.recordTasks();
            var none = RecordFileQuery.ofVideos(List.of());
            assertThatThrownBy(() -> tasks.getRecordFileInfo(none)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> tasks.endRecordTask("")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> tasks.endRecordTask("a,b")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> client.forwardTasks().getForwardTaskList(ForwardTaskFilter.ALL, 1, 51))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> client.recordDirectories().getDirectoryList(0, 1))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> client.pullChannels().getPullChannelConfigure(" "))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        var ids = Collections.nCopies(51, "p");
        assertThatThrownBy(() -> RecordFileQuery.ofChannels(ids)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RecordDirectoryForm("type", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RecordDirectoryForm("type", List.of("a", "b", "c", "d")))
                .isInstanceOf(IllegalArgumentException.class);
        var longest = "0123456789abcdef0123456789abcdef";
        assertThat(RecordTaskForm.of(longest, "p", Instant.EPOCH).transNo()).isEqualTo(longest);
        assertThatThrownBy(() -> RecordTaskForm.of(longest + "0", "p", Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A vendor that quotes any part of the URLs it was given must not make us tell them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtmp://relay.example/live/KEY-1?auth=KEY-2",
                "no such stream: KEY-1",
                "relay.example/live/KEY-1 refused",
                "bad query auth=KEY-2",
                "cannot call /callbacks/KEY-3-long/forward",
                "decoded KEY 4 and rtmp%3A%2F%2Frelay.example%2Flive%2FKEY-1",
            })
    void noPartOfADestinationOrACallbackIsTold(String words) {
        var form = new ForwardTaskForm(
                "p",
                new Secret("https://onair.example/callbacks/KEY-3-long/forward?x=KEY%204"),
                new Secret("rtmp://relay.example/live/KEY-1?auth=KEY-2"),
                null,
                null,
                null);
        assertThat(form.toString()).doesNotContain("KEY", "relay");
        try (var vendor = new Stub(Stub.saying(200, "{\"code\": 1000, \"message\": \"" + words + "\"}"));
                var client = client(vendor.endpoint())) {
            assertThat(failureOf(client.forwardTasks().startForwardTask(form)).toString())
                    .contains("***")
                    .doesNotContain("KEY");
        }
    }

    private static AreaCalls.Use use(String section) {
        return AreaCalls.all()
                .map(call -> call.get())
                .filter(call -> call[0].equals(section))
                .map(call -> (AreaCalls.Use) call[4])
                .findFirst()
                .orElseThrow();
    }

    private static Outcome<RecordTaskState> query(String answer, RecordTaskQuery query) {
        try (var vendor = new Stub(Stub.saying(200, answer));
                var client = client(vendor.endpoint())) {
            return client.recordTasks().recordTaskQuery(query);
        }
    }

    private static Failure directory(String answer) {
        try (var vendor = new Stub(Stub.saying(200, answer));
                var client = client(vendor.endpoint())) {
            return failureOf(client.recordDirectories().getDirectory("d"));
        }
    }
}
