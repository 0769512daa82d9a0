package dev.onair.engine;

/** How a resource stands at the end of a pass; conditions, Events and the next pass all follow from it. */
public sealed interface Standing {

    /** The vendor was seen to have what is declared. */
    record InSync() implements Standing {}

    /**
     * The vendor said yes; it is looked at again before that is believed.
     *
     * @param isShown whether a look tells what came of it, so that no harm is done where this standing is never written
     */
    record Applied(String what, boolean isShown) implements Standing {
        /** Of what the status alone may remember. */
        public Applied(String what) {
            this(what, false);
        }
    }

    /**
     * Nothing was learnt and nothing done: the pass starts anew by itself.
     *
     * @param why what it waits for, for those who ask when it takes long
     */
    record Unchanged(String why) implements Standing {
        /** For what is over in a moment. */
        public Unchanged() {
            this("looking again");
        }
    }

    /** It has taken long that nothing was learnt, or that the pass has not come to its end. */
    record Waiting(String reason, String message) implements Standing {}

    /** What is going to happen, and is said before it does. */
    record Begun(String reason, String message) implements Standing {}

    record Paused() implements Standing {}

    /** A plan, or a part of it, waits for a person or a better time. */
    record Held(String reason, String message) implements Standing {}

    /** The vendor has something else than is declared, and by policy it stays so. */
    record Differs(String reason, String message) implements Standing {}

    /**
     * What was sent as often as it may be is not shown. It is sent again, slowly.
     *
     * @param usable whether the object is of use as it is
     */
    record NotConverging(String message, boolean usable) implements Standing {
        static final String REASON = "NotConverging";
    }

    /** Something else must be there or ready first; its own event wakes the resource. */
    record Blocked(String reason, String message) implements Standing {}

    /** Time may mend it; {@code failures} counts how often in a row. */
    record Unavailable(String reason, String message, int failures) implements Standing {}

    /** A write may or may not have taken effect. */
    record Uncertain(String message) implements Standing {}

    /** No retry mends it. */
    record Refused(String reason, String message) implements Standing {}

    /** Under {@code managementPolicy: Observe}: the object is not there, and is not made. */
    record Missing(String message) implements Standing {}

    /** The resource is being deleted and that is not over. */
    record Deleting(String reason, String message) implements Standing {}
}
