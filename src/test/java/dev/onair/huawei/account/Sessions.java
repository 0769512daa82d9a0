package dev.onair.huawei.account;

import dev.onair.account.CallListener;
import dev.onair.account.Clockwork;
import dev.onair.common.AccountSpec;
import dev.onair.http.Secret;
import dev.onair.huawei.client.Credentials;
import dev.onair.simulator.huawei.HuaweiSimulator;
import dev.onair.tenancy.Wakeups;
import java.time.Duration;
import java.util.Optional;

/** Sessions with a simulator that walk over lists when a test asks for it, and by themselves once an hour. */
public final class Sessions {
    private static final int UNLIMITED = 100_000;

    private Sessions() {}

    /**
     * One that may be started.
     *
     * @param listener told of each call
     */
    public static HuaweiSession session(
            HuaweiSimulator simulator, Clockwork clock, CallListener listener, Wakeups wakeups) {
        return new HuaweiSession(
                HuaweiSettings.of(spec(simulator), Duration.ofSeconds(30), Duration.ofMinutes(1)),
                new Credentials.AccessKey(simulator.accessKey(), new Secret(simulator.secretKey()), null),
                Optional.empty(),
                clock,
                listener,
                wakeups);
    }

    private static HuaweiAccountSpec spec(HuaweiSimulator simulator) {
        var spec = new HuaweiAccountSpec();
        spec.region = simulator.region();
        spec.projectId = simulator.projectId();
        spec.endpoint = simulator.url().toString();
        spec.iamEndpoint = simulator.url().toString();
        spec.requestsPerMinute = new HuaweiAccountSpec.RequestsPerMinute();
        spec.requestsPerMinute.ottChannels = UNLIMITED;
        spec.requestsPerMinute.cloudEye = UNLIMITED;
        spec.requestsPerMinute.streamConnect = UNLIMITED;
        spec.driftCheckInterval = "1h";
        spec.deletionGuard = new AccountSpec.DeletionGuard();
        spec.deletionGuard.settle = "0s";
        return spec;
    }
}
