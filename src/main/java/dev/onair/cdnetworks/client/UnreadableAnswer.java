package dev.onair.cdnetworks.client;

/** Tells, within this package only, that a successful answer lacks what it must have. */
class UnreadableAnswer extends RuntimeException {

    UnreadableAnswer(String message) {
        super(message);
    }
}
