package dev.onair.common;

/** Where a Kubernetes object is: one key for maps, log lines and messages. */
public record ObjectKey(String namespace, String name) {
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
