package dev.onair.huawei.ottchannel;

import dev.onair.huawei.account.HuaweiParts;
import dev.onair.huawei.account.HuaweiSession;
import dev.onair.tenancy.Facilities;
import dev.onair.tenancy.ResidentReconciler;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** The OttChannels' part of an operator, put together by hand. */
public final class OttChannelParts {
    private OttChannelParts() {}

    public static ResidentReconciler<?, ?, ?, ?, ?, HuaweiSession> reconciler(
            HuaweiParts parts, Facilities facilities) {
        return new Named(parts, new OttMetrics(new SimpleMeterRegistry()), facilities);
    }

    /** JOSDK without Quarkus wants the type at the class itself. */
    @ControllerConfiguration(name = "ottchannel")
    private static final class Named extends OttChannelReconciler implements Reconciler<OttChannel> {
        Named(HuaweiParts parts, OttMetrics metrics, Facilities facilities) {
            super(
                    parts.accounts(),
                    new OttChannelReferences(parts.access(), parts.secrets(), metrics),
                    metrics,
                    facilities);
        }
    }
}
