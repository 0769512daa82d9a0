/** Where the loop meets Kubernetes, the same for every kind: status, annotations, Events, Secrets, wake-ups. */
@NullMarked
package dev.onair.operator;

import org.jspecify.annotations.NullMarked;
