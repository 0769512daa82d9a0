package dev.onair.cdnetworks.client;

/** Tells, within this package only, that an answer has more than is read of one. */
final class ExcessiveAnswer extends UnreadableAnswer {

    ExcessiveAnswer(String message) {
        super(message);
    }
}
