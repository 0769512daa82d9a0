/**
 * Huawei Cloud Media Live, and the two calls of IAM that lead to it, as one HTTP server, from the vendor's API reference
 * of 2026-05-09: one small class a call, the tables of the document as {@link dev.onair.simulator.huawei.Shape}s, the
 * rules between fields beside them.
 */
@NullMarked
package dev.onair.simulator.huawei;

import org.jspecify.annotations.NullMarked;
