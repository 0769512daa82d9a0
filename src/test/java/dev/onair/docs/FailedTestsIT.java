package dev.onair.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `make` says last when a test failed. */
class FailedTestsIT {
    @TempDir
    private Path reports;

    @Test
    void namesEachTestThatFailedAndWhy() throws Exception {
        write("TEST-dev.onair.GateTest.xml", """
            <testsuite name="dev.onair.GateTest" tests="4" errors="1" skipped="0" failures="1">
              <properties><property name="name" value="a &lt;failure&gt; of another kind"/></properties>
              <testcase name="passes" classname="dev.onair.GateTest" time="0.1"/>
              <testcase name="keepsTheQuota" classname="dev.onair.GateTest" time="0.1">
                <failure message="&#10;Expected size: &quot;54&quot; but was: 55 in:&#10;  [&lt;1&gt;]" type="java.lang.AssertionError"><![CDATA[java.lang.AssertionError:
            <failure message="in a text" type="x">
            ]]></failure>
              </testcase>
              <testcase name="opens(String)[2]" classname="dev.onair.GateTest" time="0.1">
                <error type="java.lang.NullPointerException"><![CDATA[at dev.onair]]></error>
              </testcase>
            </testsuite>
            """);

        assertThat(run()).isEqualTo("""
            2 failed:
              dev.onair.GateTest#keepsTheQuota: Expected size: "54" but was: 55 in: [<1>]
              dev.onair.GateTest#opens(String)[2]: java.lang.NullPointerException
            """);
    }

    @Test
    void saysThatNoTestIsToBlame() throws Exception {
        write("TEST-dev.onair.GateTest.xml", """
            <testcase name="passes" classname="dev.onair.GateTest" time="0.1"/>
            """);

        assertThat(run()).isEqualTo("No test failed; what did stands above.\n");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(reports.resolve(name), text);
    }

    private String run() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        ".ci/failed-tests",
                        reports.toString(),
                        reports.resolve("none").toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
