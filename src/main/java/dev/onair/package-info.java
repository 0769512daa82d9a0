/** Onair: the GitOps control plane for live streaming. */
@NullMarked
package dev.onair;

import org.jspecify.annotations.NullMarked;
