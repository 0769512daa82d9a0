package dev.onair.cdnetworks.client;

import dev.onair.http.CallKind;

/**
 * One request, before it is signed.
 *
 * @param mayGet whether the document has it as a GET too, so that it is asked so where the vendor does not take a POST
 */
record Call(String name, String path, CallKind kind, Fields fields, boolean mayGet) {

    Call(String name, String path, CallKind kind, Fields fields) {
        this(name, path, kind, fields, false);
    }
}
