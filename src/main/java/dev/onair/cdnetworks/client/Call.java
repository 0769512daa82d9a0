package dev.onair.cdnetworks.client;

import dev.onair.http.CallKind;

/** One request, before it is signed. */
record Call(String name, String path, CallKind kind, Fields fields) {}
