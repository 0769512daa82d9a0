package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.ObjectKey;
import dev.onair.tenancy.Links.Referent;
import dev.onair.tenancy.Tenant.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final ObjectKey NEWS = new ObjectKey("studio", "news");
    private static final ObjectKey TONIGHT = new ObjectKey("studio", "tonight");
    private static final Referent CHANNEL =
            new Referent(new ObjectKey("studio", "default"), Optional.of("p1"), true, false, Set.of());

    private final Links links = new Links();
    private final Kind channels = new Kind();
    private final Kind tasks = new Kind();

    /** A kind with one channel, and one task that needs it. */
    private static final class Kind implements Links.Offering, Links.Referring {
        private final List<ObjectKey> woken = new ArrayList<>();

        @Override
        public Optional<Referent> find(ObjectKey key) {
            return key.equals(NEWS) ? Optional.of(CHANNEL) : Optional.empty();
        }

        @Override
        public Optional<Links.Holder> holder(ObjectKey account, String space, String externalId) {
            return Optional.empty();
        }

        @Override
        public List<Use> usersOf(String kind, ObjectKey key) {
            return kind.equals("Channel") && key.equals(NEWS) ? List.of(new Use("Task", TONIGHT)) : List.of();
        }

        @Override
        public List<ObjectKey> namersOf(String space, String externalId) {
            return space.equals("channel") && externalId.equals("p1") ? List.of(TONIGHT) : List.of();
        }

        @Override
        public void wake(List<ObjectKey> resources) {
            woken.addAll(resources);
        }
    }

    LinksTest() {
        links.offer("Channel", channels);
        links.refer(tasks);
    }

    @Test
    void findsWhatAManifestRefersToByKindAndName() {
        assertThat(links.find("Channel", NEWS)).hasValue(CHANNEL);
        assertThat(links.find("Channel", TONIGHT)).isEmpty();
        assertThat(links.find("Directory", NEWS))
                .as("a kind that nobody offers")
                .isEmpty();
    }

    @Test
    void namesThoseWhoNeedAResource() {
        assertThat(links.usersOf("Channel", NEWS)).hasToString("[Task studio/tonight]");
        assertThat(links.usersOf("Channel", TONIGHT)).isEmpty();
    }

    @Test
    void wakesThoseWhoNeedWhatChangedAndNobodyElse() {
        links.changed("Channel", NEWS);
        links.changed("Channel", TONIGHT);

        assertThat(tasks.woken).containsExactly(TONIGHT);
        assertThat(channels.woken).isEmpty();
    }

    @Test
    void wakesThoseWhoNameAnObjectByItsIdWhenThatIsOpened() {
        links.opened("channel", "p1");
        links.opened("channel", "p2");
        links.opened("flow", "p1");

        assertThat(tasks.woken).containsExactly(TONIGHT);
    }

    @Test
    void wakesWhatIsNeededNoMore() {
        links.released("Channel", NEWS);
        links.released("Directory", NEWS);

        assertThat(channels.woken).containsExactly(NEWS);
        assertThat(tasks.woken).isEmpty();
    }
}
