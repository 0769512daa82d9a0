package dev.onair.operator;

/** What {@link KubernetesLedger} asks about the seals of a status that it writes. */
interface StatusSealing<R, S> {
    /** Seals what a pass has put into the status. */
    void seal(R resource, S status);

    /**
     * The status with the seals that its definition dropped and an annotation of the resource carries.
     *
     * @return the status that was given, where there is nothing to be put into it
     */
    S whole(R resource, S status);

    /** A status was written, also one in the midst of a pass. */
    void written(R resource, S status);
}
