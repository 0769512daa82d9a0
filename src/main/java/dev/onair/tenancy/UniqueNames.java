package dev.onair.tenancy;

import java.util.List;

/**
 * What the vendor gives but once to the objects of a kind: a kind's words, each beginning with what it is, such as
 * {@code name ap-southeast-1/stadium}. Pure, and cheap: each change of a resource asks for them.
 */
public interface UniqueNames<R> {
    /** What the manifest asks for. */
    List<String> wanted(R resource);

    /** What the vendor's object of this resource has, as far as its status says. */
    List<String> held(R resource);
}
