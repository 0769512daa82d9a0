package dev.onair.simulator.callback;

/** What came of one attempt. */
record Answer(int status, String body, boolean accepted) {
    static Answer none(String why) {
        return new Answer(0, why, false);
    }
}
