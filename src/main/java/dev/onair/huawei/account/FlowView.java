package dev.onair.huawei.account;

import dev.onair.account.Sighting;
import dev.onair.huawei.client.flow.FlowEntry;
import java.util.Optional;

/**
 * A flow, as far as it is known.
 *
 * @param entry what the list tells: its state among it
 * @param truth the rest; empty where somebody before us read it, and nothing says that it has changed since
 */
public record FlowView(FlowEntry entry, Optional<Sighting<FlowTruth>> truth) {}
