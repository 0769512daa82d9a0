package dev.onair.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the worlds of the rows.
 *
 * @param cluster whether on the cluster of KUBECONFIG
 * @param folder for logs of the operators
 */
record Stands(boolean cluster, Path folder) {
    /** With an operator that runs. */
    Stand open(Case measured, Setting setting) throws IOException, InterruptedException {
        var own = Files.createDirectories(folder.resolve(measured.toString().replace(' ', '-')));
        var log = own.resolve("operator.log");
        Files.deleteIfExists(log);
        var stand = new Stand(cluster ? ApiServer.cluster() : ApiServer.embedded(own), log, setting);
        try {
            return stand.start();
        } catch (IOException | InterruptedException | RuntimeException e) {
            stand.close();
            throw e;
        }
    }
}
