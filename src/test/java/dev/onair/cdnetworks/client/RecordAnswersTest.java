package dev.onair.cdnetworks.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.http.Secret;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recording tasks, recorded files and directories: the examples, and the vendor's other spellings of them. */
class RecordAnswersTest {

    @Test
    void readsTheExampleOfACreatedTaskWhoseDataIsEncodedOnceMore() {
        assertThat(RecordAnswers.created(Examples.data("2.17.6")))
                .isEqualTo(new CreatedTask("209ed41e22224994a282be86f7180ffb"));
    }

    @Test
    void readsTheExampleOfATask() {
        var query = RecordTaskQuery.ofTaskId("4645ca2d015a1000ad64820400000000");
        var task = RecordAnswers.found(query, Examples.data("2.19.6")).orElseThrow();
        assertThat(task.taskId()).isEqualTo("4645ca2d015a1000ad64820400000000");
        assertThat(task.transNo()).isEqualTo("NO1");
        assertThat(task.status()).isEqualTo(RecordTaskStatus.TERMINATED);
        assertThat(task.files())
                .hasSize(2)
                .last()
                .isEqualTo(new RecordedFile(
                        "2b6d8bd527837357b96ff91e7eda61d9",
                        "ST622_80No2Cut_201706221221.mp4",
                        12723450L,
                        1120L,
                        "http://specific file path"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"videoId\": \"v\", \"fileSize\": 25534560, \"videoDuration\": 2258}",
                "{\"videoid\": \"v\", \"fileSize\": \"25534560\", \"videoDuration\": \"2258\"}",
                "{\"fileKey\": \"v\", \"fileSize\": 2.553456E7, \"videoDuration\": 2257.5}",
                "{\"videoId\": \"\", \"fileKey\": \"v\", \"fileSize\": \"2.553456E7\", \"videoDuration\": \"2258.49\"}",
            })
    void readsEverySpellingOfAFile(String file) {
        var task =
                RecordAnswers.state(Examples.dataOf("{\"data\": {\"taskId\": \"t\", \"fileList\": [" + file + "]}}"));
        assertThat(task.files()).containsExactly(new RecordedFile("v", null, 25534560L, 2258L, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "null", "\"many\"", "\"1e999999999\"", "\"9e18\"", "\"9e99\"", "{}"})
    void aSizeThatIsNoneIsLeftOut(String size) {
        var known = "\"9e18\"".equals(size) ? Long.valueOf(9_000_000_000_000_000_000L) : null;
        assertThat(RecordAnswers.recorded(Examples.dataOf("{\"fileSize\": " + size + "}"), "fileUrl")
                        .sizeBytes())
                .isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource({"0, NOT_STARTED", "1, STARTED", "'\"2\"', ENDED", "3.0, TERMINATED", "4, ", "'\"\"', ", "null, "})
    void readsEveryStatusAndGuessesNone(String code, RecordTaskStatus expected) {
        var data = Examples.dataOf("{\"data\": {\"taskId\": \"t\", \"status\": " + code + "}}");
        assertThat(RecordAnswers.state(data).status()).isEqualTo(expected);
    }

    @Test
    void readsTheExampleOfRecordedFiles() {
        assertThat(RecordAnswers.files(Examples.data("2.24.6")))
                .containsExactly(
                        new RecordFile(
                                "8ddb9499d5af4746a75e82677df950d1",
                                "d82c27ada710c0cb298c8972735f903b",
                                "no1_201805152044",
                                Instant.ofEpochSecond(1526388195),
                                23L,
                                new Secret("123456"),
                                "http://share.cloudv.haplat.net/vod-share/d82c27ada710c0cb298c8972735f903b"),
                        new RecordFile(
                                "8ddb9499d5af4746a75e82677df950d1",
                                "6d38b8a7351edc4a2f9bf8b609ebbf7d",
                                "no1_201805151515",
                                Instant.ofEpochSecond(1526368474),
                                26L,
                                null,
                                null));
        assertThat(RecordAnswers.files(Examples.data("2.24.6")).toString()).doesNotContain("123456");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"data\": \"\"}", "{\"data\": {}}", "{\"data\": []}", "{}", "{\"data\": {\"list\": null}}"})
    void noListOfFilesIsAnEmptyOne(String body) {
        assertThat(RecordAnswers.files(Examples.dataOf(body))).isEmpty();
    }

    @Test
    void anUnreadableListOfFilesIsNotAnEmptyOne() {
        var half = Examples.dataOf("{\"data\": \"{half\"}");
        assertThatThrownBy(() -> RecordAnswers.files(half)).isInstanceOf(UnreadableAnswer.class);
    }

    @Test
    void readsTheExamplesOfDirectories() {
        assertThat(RecordDirectoryAnswers.created(Examples.data("2.20.6")))
                .isEqualTo(new CreatedRecordDirectory(
                        "ec95fb54015b10005ec7318200000000", Instant.ofEpochSecond(1494322903)));
        var page = RecordDirectoryAnswers.page(1, 10, Examples.data("2.21.6"));
        assertThat(page.total()).isEqualTo(2);
        assertThat(page.directories())
                .extracting(RecordDirectory::directoryId)
                .containsExactly("ec9797bc015b1000e87f2c2800000000", "ec95fb54015b10005ec7318200000000");
        assertThat(RecordDirectoryAnswers.directory("eca13602015b1000c8d39dbf00000000", Examples.data("2.22.6")))
                .isEqualTo(directory(
                        "eca13602015b1000c8d39dbf00000000",
                        "Chinese characters_ABC_abc_321",
                        1494324233,
                        "abc",
                        "movie-2",
                        "movie-3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"directoryList\": [{\"directoryId\": \"d\", \"directoryType\": \"t\", \"createTime\": \"5\"",
                "{\"recordDirectoryList\": [{\"directoryId\": \"d\", \"directType\": \"t\", \"creatTime\": 5",
                "{\"recordDirectoryList\": [{\"id\": \"d\", \"directoryName\": \" t\", \"creatTime\": \"1970-01-01 08:00:05\"",
            })
    void readsEverySpellingOfADirectory(String begin) {
        var data = begin + ", \"firstLevelDirectory\": \"a\", \"secondLevelDirectory\": \"\", \"updateTime\": 5}],"
                + " \"totalCount\": \"1\"}";
        assertThat(RecordDirectoryAnswers.page(1, 50, Examples.dataOf("{\"data\": " + data + "}"))
                        .directories())
                .containsExactly(directory("d", "t", 5, "a"));
    }

    private static RecordDirectory directory(String id, String type, long seconds, String... path) {
        var time = Instant.ofEpochSecond(seconds);
        return new RecordDirectory(id, type, java.util.List.of(path), time, time);
    }
}
