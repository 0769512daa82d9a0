/**
 * The Huawei Cloud Media Live API as the vendor speaks it: signing, tokens, errors, and the one transport that the calls of
 * its three areas (OTT channels, Cloud Eye, flows) share. It knows nothing of Kubernetes, waits for no quota and repeats
 * nothing but what its document asks to; every call returns an {@link dev.onair.engine.Outcome}.
 */
@NullMarked
package dev.onair.huawei.client;

import org.jspecify.annotations.NullMarked;
