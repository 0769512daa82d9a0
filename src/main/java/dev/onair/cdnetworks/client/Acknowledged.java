package dev.onair.cdnetworks.client;

/** The vendor's yes to a call whose answer holds nothing else. */
public enum Acknowledged {
    ACKNOWLEDGED
}
