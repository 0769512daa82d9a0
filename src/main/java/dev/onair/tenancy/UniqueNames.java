package dev.onair.tenancy;

import java.util.List;

/**
 * What the vendor gives but once to the objects of a kind: a kind's words, each beginning with what it is, such as
 * {@code name ap-southeast-1/stadium}. Pure, and cheap: each change of a resource asks for them.
 */
public interface UniqueNames<R> {
    /** What the manifest asks for. */
    List<String> wanted(R resource);

    /** What the vendor's object of this resource keeps from others, as far as its status says. */
    List<String> held(R resource);

    /** What of that which the manifest asks for the vendor's object has already: what it keeps from others, as a rule. */
    default List<String> had(R resource) {
        return held(resource);
    }

    /** What it may have come to have though its status does not say so yet; where a vendor has no code that says who came first. */
    default List<String> claimed(R resource) {
        return List.of();
    }
}
