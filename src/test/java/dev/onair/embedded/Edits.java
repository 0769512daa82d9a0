package dev.onair.embedded;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** A person's edit, made again when the operator wrote to the object between the read and the write, as kubectl does. */
public final class Edits {
    private Edits() {}

    public static void until(Runnable edit) {
        while (true) {
            try {
                edit.run();
                return;
            } catch (KubernetesClientException e) {
                if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                    throw e;
                }
            }
        }
    }
}
