package dev.onair.common;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a field of a spec what becomes of it at the vendor when it is taken out of the manifest: the one place for it. It goes
 * into the CRD's description, into {@code docs/kinds} and into the Event {@code FieldRemoved}. Every field that can be removed
 * has it; one that is required or immutable cannot.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface WhenRemoved {
    /** What happens at the vendor. */
    Effect value();

    /**
     * With {@link Effect#KEPT} how it is reset, as an imperative: "declare false to switch it off". Else what happens, as a
     * sentence without its full stop.
     */
    String text();

    /** A field beside this one that says the same in another way: where that is set, nothing was removed. */
    String unless() default "";

    /** What happens at the vendor. */
    enum Effect {
        /** The vendor keeps what it has, which is told by an Event: what is not declared is not compared. */
        KEPT,
        /**
         * Onair makes the vendor's object as if the field had never been set. A list of named things is treated as empty until its
         * things are gone.
         */
        UNDONE,
        /** Nothing: it is not sent to the vendor. */
        LOCAL
    }
}
