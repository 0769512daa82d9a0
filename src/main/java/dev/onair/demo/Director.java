package dev.onair.demo;

import dev.onair.demo.Step.Check;
import dev.onair.demo.Style.Tone;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Plays the story: does each step, waits for what must come of it, and tells what happened. */
final class Director {
    private static final Duration TO_READ = Duration.ofSeconds(6);
    private static final Duration FRAME = Duration.ofMillis(500);

    private final Cast cast;
    private final News news;
    private final List<Cast.Vendor> vendors;
    private final Terminal terminal;
    private final boolean once;
    private int held;
    private int failed;

    Director(Stage stage, Cast cast, Terminal terminal, boolean once) {
        this.cast = cast;
        this.news = new News(stage.kubernetes(), stage.namespace());
        this.vendors = stage.vendors();
        this.terminal = terminal;
        this.once = once;
    }

    /** @return whether every check held */
    boolean play(List<Step> steps) {
        for (var number = 1; number <= steps.size(); number++) {
            var step = steps.get(number - 1);
            terminal.say("");
            terminal.say(Tone.STRONG, number + ". " + step.headline());
            if (failed > 0) {
                step.checks().forEach(check -> fail(check, "not tried, since an earlier step failed"));
            } else {
                play(step);
            }
        }
        terminal.say("");
        SceneText.lines(cast.scene(), terminal.style()).forEach(terminal::say);
        terminal.say("");
        var verdict = held + " of " + (held + failed) + " checks held";
        terminal.say(failed == 0 ? Tone.GOOD : Tone.BAD, verdict);
        return failed == 0;
    }

    /** Draws the scene for as long as the terminal lives. */
    void stay() {
        while (true) {
            terminal.draw(SceneText.lines(cast.scene(), terminal.style()));
            news.fresh().forEach(this::tell);
            Pauses.sleep(FRAME);
        }
    }

    private void play(Step step) {
        var before = vendors.stream()
                .collect(Collectors.toMap(
                        vendor -> vendor, vendor -> vendor.requests().last()));
        try {
            step.action().run();
        } catch (RuntimeException e) {
            step.checks().forEach(check -> fail(check, String.valueOf(e.getMessage())));
            return;
        }
        step.checks().forEach(this::await);
        news.fresh().forEach(this::tell);
        var calls = vendors.stream()
                .flatMap(vendor -> vendor.requests().since(before.get(vendor)).stream())
                .map(line -> line.call())
                .collect(Collectors.groupingBy(call -> call, java.util.TreeMap::new, Collectors.counting()));
        if (!calls.isEmpty()) {
            terminal.say(
                    Tone.QUIET,
                    "   calls   "
                            + calls.entrySet().stream()
                                    .map(call -> call.getKey() + " " + call.getValue())
                                    .collect(Collectors.joining(", ")));
        }
        if (!once) {
            linger();
        }
    }

    private void await(Check check) {
        var started = System.nanoTime();
        while (!holds(check)) {
            if (since(started).compareTo(check.within()) > 0) {
                fail(check, "not so after " + check.within().toSeconds() + " s");
                return;
            }
            draw();
            Pauses.sleep(Pauses.SHORT);
        }
        held++;
        var took = String.format(Locale.ROOT, "%.1f s", since(started).toMillis() / 1000.0);
        terminal.say("   " + terminal.style().paint(Tone.GOOD, "ok") + "      " + check.claim() + " (" + took + ")");
    }

    /** A server that does not answer for a moment is no reason to give up before the time is over. */
    private static boolean holds(Check check) {
        try {
            return check.holds().getAsBoolean();
        } catch (KubernetesClientException e) {
            return false;
        }
    }

    private void fail(Check check, String why) {
        failed++;
        terminal.say("   " + terminal.style().paint(Tone.BAD, "FAILED") + "  " + check.claim() + ": " + why);
    }

    private void tell(News.Item item) {
        terminal.say(item.warning() ? Tone.WAITING : Tone.QUIET, "   event   " + item.text());
    }

    private void linger() {
        if (!terminal.isLive()) {
            terminal.say("");
            SceneText.lines(cast.scene(), terminal.style()).forEach(line -> terminal.say("   " + line));
        }
        var started = System.nanoTime();
        while (since(started).compareTo(TO_READ) < 0) {
            draw();
            Pauses.sleep(FRAME);
        }
    }

    private void draw() {
        if (terminal.isLive()) {
            terminal.draw(SceneText.lines(cast.scene(), terminal.style()));
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
