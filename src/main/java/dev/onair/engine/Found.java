package dev.onair.engine;

import java.time.Duration;
import java.util.List;

/** What the search for an object brought whose create was sent and whose answer was lost. */
public sealed interface Found {

    /** Exactly one object answers the description and belongs to nobody else: it is ours. */
    record One(String externalId) implements Found {}

    /** There is none, and the vendor had time to show it: the create did not take effect. */
    record None() implements Found {}

    /** None is to be seen so far; look again later. */
    record NotYet(Duration again) implements Found {}

    /** More than one: a person must say which. */
    record Several(List<String> externalIds) implements Found {}
}
