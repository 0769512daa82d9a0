package dev.onair.engine;

/** What must happen before the vendor may take a call that it refused. */
public enum RefusalKind {
    /** Manifest, account or a referenced object must change. */
    Final,
    /** Another object has the name, URL or id. It may go, or give it up. */
    Taken,
    /** The account lacks a right or a service, or the object's state forbids it. That changes at the vendor, and nobody tells. */
    NotPermitted
}
