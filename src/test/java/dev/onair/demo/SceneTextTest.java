package dev.onair.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.demo.Scene.Quota;
import dev.onair.demo.Scene.Row;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SceneTextTest {
    private static final List<Row> ROWS = List.of(
            new Row("CdnetworksAccount", "default", "True", "2 channels", "InSync"),
            new Row("LiveChannel", "studio-a", "False", "", "Applying"));
    private static final List<Quota> USED = List.of(new Quota("CDNetworks", 4, 180));

    @Test
    void columnsLineUpAndNothingTrailsThem() {
        var scene = new Scene(ROWS, new TreeMap<>(Map.of("getChannelList", 3, "createChannel", 1)), USED);

        assertThat(SceneText.lines(scene, Style.PLAIN)).containsExactly("""
                KIND                NAME       READY   STATE        REASON
                CdnetworksAccount   default    True    2 channels   InSync
                LiveChannel         studio-a   False                Applying

                vendor calls   createChannel 1, getChannelList 3
                quota          CDNetworks 4 used in the last minute of 180 allowed""".split("\n"));
    }

    @Test
    void anAllowanceThatIsNotKnownYetIsNotInvented() {
        var lines =
                SceneText.lines(new Scene(List.of(), new TreeMap<>(), List.of(new Quota("Huawei", 0, 0))), Style.PLAIN);

        assertThat(lines).endsWith("vendor calls   none yet", "quota          Huawei 0 used in the last minute");
    }

    @Test
    void manyCallsAreSpreadOverLinesThatFitATerminal() {
        var calls = new TreeMap<>(Map.of(
                "createChannel",
                3,
                "getChannelConfigure",
                7,
                "getChannelList",
                13,
                "getRealTimeChannelOnlineNumber",
                2));

        assertThat(SceneText.lines(new Scene(List.of(), calls, List.of()), Style.PLAIN))
                .containsSubsequence(
                        "vendor calls   createChannel 3, getChannelConfigure 7, getChannelList 13,",
                        "               getRealTimeChannelOnlineNumber 2")
                .allMatch(line -> line.length() < 80);
    }

    @Test
    void colourChangesNoLetter() {
        var scene = new Scene(ROWS, new TreeMap<>(), USED);

        var coloured = SceneText.lines(scene, Style.ANSI);

        assertThat(coloured).anyMatch(line -> line.startsWith("\u001b[32mCdnetworksAccount"));
        assertThat(coloured.stream().map(line -> line.replaceAll("\u001b\\[[0-9]*m", "")))
                .isEqualTo(SceneText.lines(scene, Style.PLAIN));
    }
}
