package dev.onair.cdnetworks.account;

import dev.onair.http.Secret;
import java.util.Optional;

/** The addresses at which the operator's own receiver takes the vendor's notices for an account. */
public interface Callbacks {
    /** Of an account without a receiver. */
    Callbacks NONE = topic -> Optional.empty();

    /**
     * Where the vendor is to send its notices of a topic. Notices are not signed, so the address carries a secret.
     *
     * @param topic the notices' kind, such as {@code record}
     */
    Optional<Secret> url(String topic);
}
