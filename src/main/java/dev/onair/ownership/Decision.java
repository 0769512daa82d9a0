package dev.onair.ownership;

/** What a resource may do about a vendor's object, now. */
public sealed interface Decision {
    /** It has none, and asks for none that could be given: where it may use the account, it may create one. */
    record None() implements Decision {}

    /** It is bound to this one, and reads and writes it. */
    record Holds(String id) implements Decision {}

    /** It is bound to none, and may be bound to this one. */
    record MayTake(String id) implements Decision {}

    /**
     * Another resource has it, or asked for it earlier.
     *
     * @param goesOver whether it goes over to this one when the other is deleted
     */
    record Taken(String id, Party by, boolean goesOver) implements Decision {}

    /** It may be what another resource's create made, whose outcome is not known yet. */
    record Awaited(String id, Party creator) implements Decision {}

    /** No resource has it, and the account does not let this namespace take it. */
    record NotAllowed(String id) implements Decision {}
}
