package dev.onair.e2e;

import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** The cluster of KUBECONFIG, with the CRDs of this build in it. */
final class E2eCluster {
    private static final Path KUBECONFIG = kubeconfig();

    private E2eCluster() {}

    /** Installs the CRDs at the first call. */
    static Path ready() {
        return Installed.KUBECONFIG;
    }

    static Config config() {
        return Config.fromKubeconfig(new File(KUBECONFIG.toString()));
    }

    static Kubectl kubectl(String namespace) {
        return new Kubectl(ready(), namespace);
    }

    /** A namespace of its own for each test class, so that none finds what another left. */
    static String newNamespace(String purpose) {
        var name = "e2e-" + purpose + "-"
                + Integer.toString(ThreadLocalRandom.current().nextInt(36 * 36 * 36, 36 * 36 * 36 * 36), 36);
        kubectl("default").run("create", "namespace", name);
        return name;
    }

    private static Path kubeconfig() {
        var path = System.getenv("KUBECONFIG");
        if (path == null || path.isBlank()) {
            throw new IllegalStateException("end-to-end tests run on the cluster of KUBECONFIG: set it");
        }
        return Path.of(path).toAbsolutePath();
    }

    /** Loaded once. */
    private static final class Installed {
        private static final Path KUBECONFIG = install();

        private static Path install() {
            var kubectl = new Kubectl(E2eCluster.KUBECONFIG, "default");
            kubectl.run("apply", "--server-side", "--force-conflicts", "-k", "crds");
            kubectl.run(
                    "wait",
                    "--for=condition=Established",
                    "--timeout=30s",
                    "crd/cdnetworksaccounts.cdnetworks.onair.dev",
                    "crd/livechannels.cdnetworks.onair.dev");
            return E2eCluster.KUBECONFIG;
        }
    }
}
