package dev.onair.cdnetworks.recordtask;

import dev.onair.account.Claimant;
import java.util.function.BooleanSupplier;

/**
 * What is so around a resource.
 *
 * @param mayBeAnotherAccount whether the account may be another one than the one that the resource's task is in
 */
record Around(Claimant claimant, BooleanSupplier mayBeAnotherAccount) {}
