/** Flows and their outputs. Huawei Cloud Media Live API, chapter 7. */
@NullMarked
package dev.onair.huawei.client.flow;

import org.jspecify.annotations.NullMarked;
