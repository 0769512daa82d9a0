package dev.onair.engine;

/**
 * Makes the hash by which a plan is approved. It is keyed by what this installation alone knows: the same plan of the same resource
 * has the same hash after a restart, and nobody can try out secrets, or look for two manifests with one hash, elsewhere. Other
 * credentials of its account change it only where they are part of what is covered: {@link Adapter#account} of what is made, and a
 * plan that shows a hash that is keyed by them.
 */
@FunctionalInterface
public interface PlanHash {

    /**
     * @param covered a digest of all that an approval covers, secrets among it
     * @return at most 32 characters without a dot
     */
    String of(String covered);
}
