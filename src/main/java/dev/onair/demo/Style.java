package dev.onair.demo;

/** Colours, or none: the same text either way. */
enum Style {
    PLAIN,
    ANSI;

    /** What a piece of text is, which decides its colour. */
    enum Tone {
        GOOD("32"),
        BAD("31"),
        WAITING("33"),
        QUIET("2"),
        STRONG("1"),
        NONE("");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    String paint(Tone tone, String text) {
        return this == PLAIN || tone == Tone.NONE ? text : "\u001b[" + tone.code + "m" + text + "\u001b[0m";
    }
}
