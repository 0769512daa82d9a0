package dev.onair.cdnetworks.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.cdnetworks.client.CodingParams.VideoCodec;
import dev.onair.http.Secret;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardAnswersTest {

    @Test
    void readsTheExampleOfAStartedTask() {
        assertThat(ForwardAnswers.created(Examples.data("2.27.6")))
                .isEqualTo(new CreatedTask("f3eab758016e100012febb9700000000"));
    }

    @Test
    void readsTheExampleOfTheList() {
        var page = ForwardAnswers.page(1, 10, Examples.data("2.29.6"));
        assertThat(page.total()).isEqualTo(1);
        assertThat(page.tasks())
                .containsExactly(new ForwardTaskState(
                        "f3eab758016e100012febb9700000000",
                        "5fc304b8ed704e0fb0a415d613f5811b",
                        ForwardTaskStatus.FAIL,
                        null,
                        null,
                        null,
                        new Secret("http://test.com/callback.do"),
                        Instant.ofEpochSecond(1576050276),
                        "ovptest",
                        null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"total\": 1, \"forwardTaskList\": [{\"taskId\": \"t\", \"status\": 1, \"startTime\": 5,"
                        + " \"codingParams\": {\"bitrate\": 800, \"vcodec\": \"libx265\"}",
                "{\"total\": \"1\", \"forwardTastList\": [{\"id\": \"t\", \"status\": \"1\", \"startTime\": \"5\","
                        + " \"codingParams\": [{\"bitrate\": \"800\", \"vcodec\": \"libx265\", \"acodec\": \"opus\"}]",
                "{\"total\": 1, \"forwardTastList\": [{\"taskid\": \"t\", \"status\": 1.0, \"startTime\": \"1970-01-01 08:00:05\","
                        + " \"codingParams\": \"{\\\"bitrate\\\": 800, \\\"vcodec\\\": \\\"LIBX265\\\"}\"",
            })
    void readsEverySpellingOfTheListAndKeepsTheDestinationSecret(String begin) {
        var data = begin + ", \"pullId\": \"p\", \"forwardUrl\": \"rtmp://r/a/key \", \"endTime\": \"\"}]}";
        var task = ForwardAnswers.page(1, 50, Examples.dataOf("{\"data\": " + data + "}"))
                .tasks()
                .getFirst();
        assertThat(task)
                .isEqualTo(new ForwardTaskState(
                        "t",
                        "p",
                        ForwardTaskStatus.PROCESSING,
                        new Secret("rtmp://r/a/key"),
                        Instant.ofEpochSecond(5),
                        null,
                        null,
                        null,
                        null,
                        new CodingParams(800, null, null, VideoCodec.LIBX265, null, null)));
        assertThat(task.toString()).doesNotContain("key", "rtmp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"data\": {\"total\": 1}}", "{\"data\": {\"total\": 1, \"forwardTaskList\": [{}]}}"})
    void aListThatMayHideTasksIsNotAList(String body) {
        assertThatThrownBy(() -> ForwardAnswers.page(1, 50, Examples.dataOf(body)))
                .isInstanceOf(UnreadableAnswer.class);
    }

    @Test
    void aListOfNothingNeedsNoList() {
        assertThat(ForwardAnswers.page(1, 50, Examples.dataOf("{\"data\": {\"total\": 0}}"))
                        .tasks())
                .isEmpty();
    }
}
