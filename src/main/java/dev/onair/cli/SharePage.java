package dev.onair.cli;

import dev.onair.cdnetworks.client.Credentials;
import java.net.URI;

/** A share page, and the account that it belongs to, as far as its secret key. */
record SharePage(URI page, Credentials account) {}
