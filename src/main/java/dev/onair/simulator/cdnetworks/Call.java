package dev.onair.simulator.cdnetworks;

import dev.onair.simulator.CallContext;

/** A call that was let in. */
record Call(Account account, Generation generation, Parameters parameters, CallContext context) {}
