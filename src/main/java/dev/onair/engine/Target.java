package dev.onair.engine;

import dev.onair.common.ObjectKey;

/** The resource that a pass is about: who asks the vendor, and what it calls itself in logs and messages. */
public record Target(String kind, ObjectKey key, String uid) {
    @Override
    public String toString() {
        return kind + " " + key;
    }
}
