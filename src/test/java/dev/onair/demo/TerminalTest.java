package dev.onair.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.demo.Style.Tone;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);

    @Test
    void aBlockIsDrawnOverTheOneBefore() {
        var terminal = new Terminal(out, Style.PLAIN, true);

        terminal.draw(List.of("one", "two"));
        terminal.say("a line that stays");

        assertThat(shown()).isEqualTo("\none\ntwo\n\u001b[3A\u001b[Ja line that stays\n");
    }

    @Test
    void whatIsNoTerminalGetsNeitherBlocksNorColours() {
        var terminal = new Terminal(out, Style.PLAIN, false);

        terminal.draw(List.of("one"));
        terminal.say(Tone.BAD, "plain");

        assertThat(shown()).isEqualTo("plain\n");
    }

    private String shown() {
        return screen.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
