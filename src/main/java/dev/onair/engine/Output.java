package dev.onair.engine;

import java.util.Map;

/**
 * What a resource hands to those who use it: a Secret or a ConfigMap in its own namespace, owned by it.
 *
 * @param version changes when the content must be written anew; contents that differ in every answer of the vendor
 *     though they mean the same (a signed address) keep their version
 */
public record Output(Form form, String name, String version, Map<String, String> data) {
    /** Which Kubernetes object holds it. */
    public enum Form {
        SECRET,
        CONFIG_MAP
    }

    public Output {
        data = Map.copyOf(data);
    }

    @Override
    public String toString() {
        return form + " " + name + " with the keys " + data.keySet();
    }
}
