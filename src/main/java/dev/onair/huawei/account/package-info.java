/** HuaweiAccount: whose quotas, whose credentials, and the observation that all its resources share. */
@NullMarked
package dev.onair.huawei.account;

import org.jspecify.annotations.NullMarked;
