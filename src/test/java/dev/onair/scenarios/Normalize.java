package dev.onair.scenarios;

import java.util.List;
import java.util.regex.Pattern;

/** The one place where what differs from run to run is taken out of what is compared with files. */
final class Normalize {
    private record Rule(Pattern pattern, String instead) {
        static Rule of(String regex, String instead) {
            return new Rule(Pattern.compile(regex), instead);
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of("pusht=[0-9]+", "pusht=<now>"),
            Rule.of("pushKey=[0-9a-f]+", "pushKey=<key>"),
            Rule.of("2026-01-0[0-9]T[0-9:.]+Z", "<now>"),
            Rule.of("2026-01-0[0-9] [0-9:]{8}", "<now>"),
            Rule.of("\"(creat[e]?Time)\" : \"?[0-9]{10}\"?", "\"$1\" : \"<now>\""),
            Rule.of("transNo(=|: \")[0-9a-f]{32}", "transNo$1<by uid>"),
            // Keyed for the resource, and so by its uid.
            Rule.of("onair.dev/approve=[0-9a-f]{16}", "onair.dev/approve=<token>"),
            Rule.of("hash: \"[0-9a-f]{16}\"", "hash: \"<token>\""),
            Rule.of("request id [0-9a-f]{32}", "request id <id>"),
            Rule.of("http://127\\.0\\.0\\.1:[0-9]+", "http://<simulator>"));

    private Normalize() {}

    static String text(String text) {
        var normal = text;
        for (var rule : RULES) {
            normal = rule.pattern().matcher(normal).replaceAll(rule.instead());
        }
        return normal;
    }
}
