package dev.onair.huawei.client;

/** Tells, within this client only, that a successful answer lacks what it must have. Its text has no part of the answer. */
public class UnreadableAnswer extends RuntimeException {

    public UnreadableAnswer(String message) {
        super(message);
    }
}
