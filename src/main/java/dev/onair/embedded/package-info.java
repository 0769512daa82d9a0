/**
 * A small Kubernetes API server in this process, on loopback, for the demo, the tests and people without a cluster.
 *
 * <p>Reading order: {@link dev.onair.embedded.EmbeddedApiServer} → {@code ApiHandler} (routes) → {@code Writer} and {@code Reader}
 * (verbs) → {@code Store}. What a resource may hold is {@code Schema}; who owns which field is {@code ManagedFields}.
 */
@NullMarked
package dev.onair.embedded;

import org.jspecify.annotations.NullMarked;
