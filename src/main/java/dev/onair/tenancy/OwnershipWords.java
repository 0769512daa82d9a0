package dev.onair.tenancy;

import dev.onair.account.Claimant;
import dev.onair.common.Names;
import dev.onair.ownership.Owner;
import dev.onair.ownership.Party;

/**
 * What a resource is told about whose a vendor's object is. It names another resource only where the reader could see that one,
 * or owns the account.
 *
 * @param accountKind as manifests spell it
 * @param noun the vendor's word for the object
 * @param annotated whether an annotation says which object it is, and not the manifest itself
 * @param reader the resource that it is told to
 */
record OwnershipWords(String accountKind, String noun, boolean annotated, Owner reader) {

    String taken(String id, Party by, boolean goesOver) {
        var afterwards = goesOver
                ? "when that one is deleted, it goes over to this one"
                : by.bound().isPresent() && by.end() == Party.End.DELETED
                        ? "when that one is deleted, it is deleted at the vendor too"
                        : "delete one of the two";
        return object(id) + " belongs to " + named(by.owner()) + ": " + afterwards + anotherId("; ");
    }

    String taken(String id, Claimant by) {
        var name = Party.mayKnow(reader.key().namespace(), reader.account(), by.namespace())
                ? "the resource " + by.namespace() + "/" + by.name()
                : anonymous();
        return object(id) + " belongs to " + name + ": delete one of the two" + anotherId(", ");
    }

    /** Where the manifest itself names the object, an annotation changes nothing. */
    private String anotherId(String before) {
        return annotated ? before + "or give this one another " + Names.EXTERNAL_ID : "";
    }

    String awaited(String id, Party creator) {
        return object(id) + " may be what a create of " + named(creator.owner())
                + " has made, whose outcome is not known yet: this one waits for that";
    }

    String notAllowed(String id) {
        var leave = accountKind + " " + reader.account() + " does not let namespace \""
                + reader.key().namespace()
                + "\" take what no resource holds: ask the account's owner to extend its spec.adoption.namespaces, or ";
        return annotated
                ? "the annotation " + Names.EXTERNAL_ID + " names " + noun + " " + id
                        + ", which this resource did not make, and " + leave
                        + "remove the annotation to have a new object made"
                : object(id) + " is the whole account's, and " + leave
                        + "have this resource declared in the account's own namespace";
    }

    String goesOver(String id, Party heir) {
        return "when this resource is deleted, " + object(id) + " goes over to " + named(heir.owner())
                + ", which asks for it";
    }

    String handedOver(String id) {
        return object(id) + " went over to another resource that asked for it";
    }

    String leftFor(String id) {
        return object(id) + " is left to another resource that asks for it and did not take it within minutes";
    }

    private String object(String id) {
        return noun + " " + id;
    }

    private String named(Owner other) {
        return Party.mayKnow(
                        reader.key().namespace(), reader.account(), other.key().namespace())
                ? other.kind() + " " + other.key()
                : anonymous();
    }

    private static String anonymous() {
        return "another resource of this account";
    }
}
