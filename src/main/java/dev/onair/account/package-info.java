/**
 * What the resources of one vendor account share: its quota, its list pages, its credentials' health, and the rules about who
 * owns and who may delete what. It knows no kind and no vendor.
 */
@NullMarked
package dev.onair.account;

import org.jspecify.annotations.NullMarked;
