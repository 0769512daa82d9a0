package dev.onair.cdnetworks.client;

/** Which recording task to ask for. CDNetworks Cloud Live API 2.19.3. */
public record RecordTaskQuery(Key key, String value) {

    /** What a task is known by. */
    public enum Key {
        /** The id that the vendor made. */
        TASK_ID("taskId"),
        /** The caller's own. */
        TRANS_NO("transNo");

        private final String field;

        Key(String field) {
            this.field = field;
        }

        String field() {
            return field;
        }

        @Override
        public String toString() {
            return field;
        }
    }

    public static RecordTaskQuery ofTaskId(String taskId) {
        return new RecordTaskQuery(Key.TASK_ID, taskId);
    }

    public static RecordTaskQuery ofTransNo(String transNo) {
        return new RecordTaskQuery(Key.TRANS_NO, transNo);
    }

    Fields fields() {
        return new Fields().id(key.field(), value);
    }
}
