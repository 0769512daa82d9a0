/** OTT channels: create, query, change, delete, count advertisements. Huawei Cloud Media Live API, chapter 5. */
@NullMarked
package dev.onair.huawei.client.ott;

import org.jspecify.annotations.NullMarked;
