package dev.onair.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorsMainTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void printsWhereItIsAndHowToGetIn() {
        try (var running = SimulatorsMain.start(List.of("--requests-per-minute", "5"), out)) {
            assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                    .containsExactly(
                            "CDNETWORKS_URL=" + running.cdnetworks().url(),
                            "CDNETWORKS_ACCESS_KEY=bf6b3ba4bd6811e99eb390e2ba00c682",
                            "CDNETWORKS_SECRET_KEY=0123456789abcdef0123456789abcdef",
                            "HUAWEI_URL=" + running.huawei().url(),
                            "HUAWEI_AK=AKEXAMPLE",
                            "HUAWEI_SK=SKEXAMPLE",
                            "HUAWEI_PROJECT_ID=a4a5d4098fb4474fa22cd05f897d6b99");
        }
    }

    @Test
    void takesTemperamentsWithTheirSettings() {
        var flags = List.of("--cdnetworks-temperaments", "sdk,lagging=3", "--huawei-temperaments", "down=100");
        try (var running = SimulatorsMain.start(flags, out)) {
            assertThat(running.cdnetworks().temperaments().has(Temperament.LAGGING))
                    .isTrue();
            assertThat(running.huawei().temperaments().has(Temperament.DOWN)).isTrue();
            assertThat(running.huawei().temperaments().has(Temperament.LAGGING)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --port 1                  | unknown flag --port; there are --cdnetworks-port N, --data FILE
            --cdnetworks-port         | --cdnetworks-port wants a value
            --huawei-port             | --huawei-port wants a value
            --huawei-port 65536       | --huawei-port wants a number from 0 to 65535, not 65536
            --cdnetworks-port x       | --cdnetworks-port wants a number from 0 to 65535, not x
            --huawei-temperaments x   | there is no temperament x; there are document, sdk
            --huawei-temperaments down=0 | down wants 1 to 100 percent, not 0
            --requests-per-minute 0   | --requests-per-minute wants a number from 1
            """)
    void refusesFlagsInOneLineThatNamesThem(String args, String message) {
        assertThatThrownBy(() -> SimulatorsMain.start(List.of(args.split(" ")), out))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .message()
                .hasLineCount(1);
    }
}
