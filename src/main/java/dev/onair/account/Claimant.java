package dev.onair.account;

/**
 * A resource that a vendor object is, or may become, the own of.
 *
 * @param uid   the identity: the same name declared anew is somebody else
 * @param space the kinds whose ids name the same objects have one; the same id in another space is another object
 */
public record Claimant(String namespace, String name, String uid, String space) {

    boolean isSame(Claimant other) {
        return uid.equals(other.uid);
    }
}
