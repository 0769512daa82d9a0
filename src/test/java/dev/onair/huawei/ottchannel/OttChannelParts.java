package dev.onair.huawei.ottchannel;

import dev.onair.huawei.account.HuaweiParts;
import dev.onair.huawei.account.HuaweiSession;
import dev.onair.tenancy.Facilities;
import dev.onair.tenancy.ResidentReconciler;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** The OttChannels' part of an operator, put together by hand. */
public final class OttChannelParts {
    private OttChannelParts() {}

    public static ResidentReconciler<OttChannel, ?, ?, ?, ?, HuaweiSession> reconciler(
            HuaweiParts account, Facilities facilities) {
        return reconciler(account, facilities, new SimpleMeterRegistry());
    }

    static ResidentReconciler<OttChannel, ?, ?, ?, ?, HuaweiSession> reconciler(
            HuaweiParts account, Facilities facilities, MeterRegistry meters) {
        return new Named(account, new OttMetrics(meters), facilities);
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
