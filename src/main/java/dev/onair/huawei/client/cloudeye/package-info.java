/** What Cloud Eye asks of channels. Huawei Cloud Media Live API, chapter 6. */
@NullMarked
package dev.onair.huawei.client.cloudeye;

import org.jspecify.annotations.NullMarked;
