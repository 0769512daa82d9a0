/**
 * The CDNetworks Cloud Live API as the vendor speaks it: signing, calls, answers, errors. It knows nothing of
 * Kubernetes, waits for no quota and repeats nothing; every call returns an {@link dev.onair.engine.Outcome}.
 */
@NullMarked
package dev.onair.cdnetworks.client;

import org.jspecify.annotations.NullMarked;
