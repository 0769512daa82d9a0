package dev.onair.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes the worlds of the rows.
 *
 * @param cluster whether on the cluster of KUBECONFIG
 * @param folder for logs of the operators
 * @param flags of the operators' JVMs, beside those of the image
 */
record Stands(boolean cluster, Path folder, List<String> flags) {
    /** With an operator that runs. */
    Stand open(Case measured, Setting setting) throws IOException, InterruptedException {
        var own = Files.createDirectories(folder.resolve(measured.toString().replace(' ', '-')));
        var log = own.resolve("operator.log");
        Files.deleteIfExists(log);
        var stand = new Stand(cluster ? ApiServer.cluster() : ApiServer.embedded(own), log, flags, setting);
        try {
            return stand.start();
        } catch (IOException | InterruptedException | RuntimeException e) {
            stand.close();
            throw e;
        }
    }
}
