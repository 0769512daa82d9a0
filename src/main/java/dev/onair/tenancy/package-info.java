/**
 * Accounts, and the resources that live in them: the same for every vendor. Who may use an account, whose a vendor's object is,
 * who refers to whom, and what a kind's reconciler does that has nothing to do with its kind.
 */
@NullMarked
package dev.onair.tenancy;

import org.jspecify.annotations.NullMarked;
