/** OTT channels: streams that are pulled or pushed, transcoded, recorded and packaged as HLS, DASH and MSS. */
@NullMarked
package dev.onair.huawei.ottchannel;

import org.jspecify.annotations.NullMarked;
