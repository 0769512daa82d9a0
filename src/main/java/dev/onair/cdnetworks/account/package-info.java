/** CdnetworksAccount: whose quota, whose credentials, and the observation that all its resources share. */
@NullMarked
package dev.onair.cdnetworks.account;

import org.jspecify.annotations.NullMarked;
