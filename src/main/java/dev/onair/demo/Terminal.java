package dev.onair.demo;

import dev.onair.demo.Style.Tone;
import java.io.PrintStream;
import java.util.List;

/** The screen: lines that stay, and below them a block that is drawn anew in place where the terminal can do that. */
final class Terminal {
    private final PrintStream out;
    private final Style style;
    private final boolean live;
    private int drawn;

    /** @param live whether the block below may be drawn at all */
    Terminal(PrintStream out, Style style, boolean live) {
        this.out = out;
        this.style = style;
        this.live = live;
    }

    /** Colour and a live block only where stdout is a terminal that has them, and NO_COLOR is not set. */
    @SuppressWarnings("SystemConsoleNull") // on JDK 25 it is null again where there is no terminal
    static Terminal system(boolean once) {
        var console = System.console();
        var isTerminal = console != null
                && console.isTerminal()
                && !"dumb".equals(System.getenv().getOrDefault("TERM", "dumb"));
        var colour = isTerminal && System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(System.out, colour ? Style.ANSI : Style.PLAIN, isTerminal && !once);
    }

    Style style() {
        return style;
    }

    synchronized void say(String line) {
        erase();
        out.println(line);
        out.flush();
    }

    void say(Tone tone, String line) {
        say(style.paint(tone, line));
    }

    /** Draws the block below everything that was said; the next call, or {@link #say}, takes its place. */
    synchronized void draw(List<String> block) {
        if (!live) {
            return;
        }
        erase();
        out.println();
        block.forEach(out::println);
        out.flush();
        drawn = block.size() + 1;
    }

    boolean isLive() {
        return live;
    }

    private void erase() {
        if (drawn > 0) {
            // Up to its first line, and clear to the end of the screen.
            out.print("\u001b[" + drawn + "A\u001b[J");
            drawn = 0;
        }
    }
}
