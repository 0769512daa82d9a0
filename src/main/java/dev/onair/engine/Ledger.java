package dev.onair.engine;

/** Where a pass writes what must not be lost, at the moment it must be written. */
public interface Ledger<S> {
    /**
     * Writes the status now.
     *
     * @throws Superseded when anybody changed the resource since it was read; nothing is written then
     */
    void save(S status);

    /** From here on the pass has something to do at the vendor, for which it may have to wait. */
    default void working() {}

    /** Writes the vendor's id to the annotation that survives a backup of manifests. */
    void bind(String externalId);
}
