package dev.onair.huawei.client;

/** Tells, within this client only, that an answer has more than is read of one. */
final class ExcessiveAnswer extends UnreadableAnswer {

    ExcessiveAnswer(String message) {
        super(message);
    }
}
