package dev.onair.operator;

import java.util.Optional;

/** What {@link Lifecycle} asks about whose the vendor's object of a resource is. */
public interface BindingRules<R, S> extends StatusSealing<R, S> {
    /** Whether it can be said by now; until then nobody binds, creates or deletes. */
    boolean isKnown(R resource);

    /**
     * The status as far as it can be believed: without an object or a create mark that the operator did not note in it for this
     * very resource.
     *
     * @return the status that was given, where nothing is to be taken from it
     */
    S believed(R resource, S status);

    /** The vendor's object that is this resource's, whatever else it asks for. */
    Optional<String> bound(R resource);

    /** Whether the resource may act now, and upon what. What it may take is kept for it from now on. */
    Leave ask(R resource);

    /** A short keyed hash of what belongs to the resource, such as the value of a field of its manifest. */
    String fieldHash(R resource, String path, String value);

    /** The status was written as it was sealed. */
    void sealed(R resource);

    /** Whether the annotation {@code onair.dev/external-id} is to say what the resource is bound to. */
    boolean isAnnotated();

    /** What becomes of the object when the resource is deleted, where that is not what its policy says. */
    Optional<String> afterwards(R resource);

    /** What is to be done about the object of a resource that is being deleted. */
    End end(R resource);

    /** An answer to {@link #ask}. */
    sealed interface Leave {
        /**
         * It may act.
         *
         * @param id the object that is its own, or that it may take
         * @param choice what a person says that its own create made, of several that it could have
         */
        record Granted(Optional<String> id, Optional<String> choice) implements Leave {}

        /** Something else must end first. */
        record Blocked(String reason, String message) implements Leave {}

        record Refused(String reason, String message) implements Leave {}
    }

    /** An answer to {@link #end}. */
    sealed interface End {
        /** Nobody waits for the object: its policy decides. */
        record Alone() implements End {}

        /** Another resource is about to take it over. */
        record Handing(String message) implements End {}

        /** Another resource has taken it over. */
        record HandedOver(String message) implements End {}
    }
}
