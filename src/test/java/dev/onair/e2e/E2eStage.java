package dev.onair.e2e;

import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import dev.onair.simulator.cdnetworks.Channel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** What a test class plays on: a namespace, a vendor, and the operators that it starts. All of it goes with the class. */
final class E2eStage implements BeforeAllCallback, AfterAllCallback, TestWatcher {
    private static final int REQUESTS_PER_MINUTE = 6000;

    private final List<OperatorProcess> operators = new ArrayList<>();
    private final List<String> namespaces = new ArrayList<>();
    private final CdnetworksSimulator vendor = CdnetworksSimulator.start(
            CdnetworksSimulator.Options.defaults().withRequestsPerMinute(REQUESTS_PER_MINUTE));
    private String purpose = "";
    private String namespace = "";

    @Override
    public void beforeAll(ExtensionContext context) {
        purpose = context.getRequiredTestClass()
                .getSimpleName()
                .replace("E2E", "")
                .toLowerCase(Locale.ROOT);
        namespace = anotherNamespace();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        operators.forEach(OperatorProcess::close);
        namespaces.forEach(E2eStage::remove);
        vendor.close();
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        operators.forEach(operator -> System.out.println(operator.tail()));
        System.out.println(vendor.requests().counts());
    }

    /** Nobody is there any more to take off finalizers; and the next class's operator must not put them on again. */
    private static void remove(String name) {
        var kubectl = E2eCluster.kubectl(name);
        kubectl.run("delete", "onair", "--all", "--wait=false");
        for (var object :
                kubectl.run("get", "onair,secrets", "-o", "name").lines().toList()) {
            kubectl.tryRun("", "patch", object, "--type=merge", "-p", "{\"metadata\":{\"finalizers\":null}}");
        }
        kubectl.run("delete", "namespace", name, "--wait=false", "--ignore-not-found");
    }

    CdnetworksSimulator vendor() {
        return vendor;
    }

    String namespace() {
        return namespace;
    }

    Kubectl kubectl() {
        return E2eCluster.kubectl(namespace);
    }

    String anotherNamespace() {
        var name = E2eCluster.newNamespace(purpose);
        namespaces.add(name);
        return name;
    }

    /** The operator as the cluster's administrator. */
    OperatorProcess startOperator() {
        return startOperator(OperatorProcess.environment(E2eCluster.ready()));
    }

    OperatorProcess startOperator(Map<String, String> environment) {
        var operator = launchOperator(environment);
        operator.awaitStarted();
        return operator;
    }

    /** Does not wait until it is up. */
    OperatorProcess launchOperator() {
        return launchOperator(OperatorProcess.environment(E2eCluster.ready()));
    }

    OperatorProcess launchOperator(Map<String, String> environment) {
        var operator = OperatorProcess.launch(purpose, environment);
        operators.add(operator);
        return operator;
    }

    /** An operator of another version, once it is up. */
    OperatorProcess startOperator(Path jar) {
        var operator = OperatorProcess.launch(purpose, OperatorProcess.environment(E2eCluster.ready()), jar);
        operators.add(operator);
        operator.awaitStarted();
        return operator;
    }

    /** The vendor's channels of this name. */
    List<Channel> channels(String channelName) {
        return vendor.channels().all().stream()
                .filter(channel -> channel.settings().channelName().equals(channelName))
                .toList();
    }
}
