package dev.onair.cdnetworks.client;

/** One request, before it is signed. */
record Call(String name, String path, CallKind kind, Fields fields) {}
