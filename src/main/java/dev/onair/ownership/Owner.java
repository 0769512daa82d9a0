package dev.onair.ownership;

import dev.onair.common.ObjectKey;

/**
 * The resource that a binding or a create mark is for.
 *
 * @param account the account whose object it is
 * @param kind the resource's kind, as manifests spell it
 * @param key its namespace and name
 * @param uid its identity: the same name declared anew, or restored from a backup, is somebody else
 */
public record Owner(ObjectKey account, String kind, ObjectKey key, String uid) {}
