package dev.onair.cli;

/** A command cannot do what it was asked for; the message is for the person who asked, and holds no secret. */
final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1L;

    CommandFailure(String message) {
        super(message);
    }
}
