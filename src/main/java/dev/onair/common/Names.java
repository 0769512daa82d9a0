package dev.onair.common;

/** The names and patterns that manifests, the operator and its messages agree on. */
public final class Names {
    public static final String DNS_LABEL = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";
    public static final String DNS_SUBDOMAIN = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";
    public static final String SECRET_KEY = "^[-._a-zA-Z0-9]+$";
    /** Whole seconds, minutes, hours or days, such as {@code 90s} or {@code 2h}. */
    public static final String DURATION = "^([1-9][0-9]{0,7})(s|m|h|d)$";

    /** RFC 3339 with a zone, such as {@code 2026-11-21T20:00:00Z}. */
    public static final String TIME =
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$";

    /** The vendor's id. The operator writes it once it knows it; a user writes it to adopt an existing object. */
    public static final String EXTERNAL_ID = "onair.dev/external-id";
    /** What the operator seals of a status whose definition would drop the seals. Nobody else can write one that is valid. */
    public static final String SEALS = "onair.dev/seals";
    /** {@code "true"}: hands off, until removed. */
    public static final String PAUSED = "onair.dev/paused";
    /** Any new value: sync now. */
    public static final String SYNC_AT = "onair.dev/sync-at";
    /** The hash of the plan that may be carried out. */
    public static final String APPROVE = "onair.dev/approve";
    /** On an account, any new value: callbacks get a new secret. */
    public static final String ROTATE_CALLBACKS = "onair.dev/rotate-callbacks";
    /** The part of a finalizer, label or annotation that says it is ours. */
    public static final String DOMAIN = "onair.dev";

    private Names() {}
}
