package dev.onair.simulator.cdnetworks;

/** Ends a call with a code other than success; nothing has taken effect. */
final class Refusal extends RuntimeException {
    private final Code code;

    Refusal(Code code) {
        super(code.message(), null, false, false);
        this.code = code;
    }

    /** With the parameter that is at fault, so that a reader of a test's output sees which rule refused. */
    Refusal(Code code, String parameter) {
        super(code.message() + " (" + parameter + ")", null, false, false);
        this.code = code;
    }

    Code code() {
        return code;
    }
}
