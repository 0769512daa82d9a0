package dev.onair.tenancy;

import dev.onair.common.ObjectKey;
import java.util.List;

/** For a session without a cluster: there is nobody to wake. */
public final class Nobody implements Wakeups {
    @Override
    public void turn(dev.onair.engine.Target resource) {}

    @Override
    public void resources(List<ObjectKey> resources) {}

    @Override
    public void everyone() {}

    @Override
    public void account() {}

    @Override
    public boolean admits(String namespace) {
        return true;
    }

    @Override
    public boolean hosts(String kind) {
        return false;
    }
}
