package dev.onair.simulator.cdnetworks;

import java.net.URI;

/** Where the states of a push domain's channels are told, if it is open (CDNetworks Cloud Live API 2.16). */
public record StateCallback(String account, String domainName, URI notifyUrl, boolean open) {
    static String key(String account, String domainName) {
        return account + "/" + domainName;
    }

    String key() {
        return key(account, domainName);
    }
}
