package dev.onair.simulator.huawei;

/** Ends a call with an error code; nothing has taken effect. */
final class Refusal extends RuntimeException {
    private final Code code;

    private Refusal(Code code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    static Refusal of(Code code) {
        return new Refusal(code, code.message());
    }

    /** In words of its own. */
    static Refusal of(Code code, String message) {
        return new Refusal(code, message);
    }

    /** A parameter that breaks a rule; the document's wording, then which one and how. */
    static Refusal invalid(String what) {
        return new Refusal(Code.INVALID, Code.INVALID.message() + ", " + what);
    }

    Code code() {
        return code;
    }
}
