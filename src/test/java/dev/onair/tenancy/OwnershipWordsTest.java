package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.Claimant;
import dev.onair.common.ObjectKey;
import dev.onair.ownership.Owner;
import org.junit.jupiter.api.Test;

class OwnershipWordsTest {
    private static final Owner READER =
            new Owner(new ObjectKey("tv", "default"), "ChannelStateCallback", new ObjectKey("tv", "one"), "uid-1");
    private static final Claimant OTHER = new Claimant("tv", "two", "uid-2", "ChannelStateCallback");

    private static String taken(boolean annotated) {
        return new OwnershipWords("CdnetworksAccount", "the callback of push domain", annotated, READER)
                .taken("push.example.com", OTHER);
    }

    @Test
    void whereTheManifestNamesTheObjectTheWayOutIsNoAnnotation() {
        assertThat(new OwnershipWords("CdnetworksAccount", "the callback of push domain", false, READER)
                        .notAllowed("push.example.com"))
                .startsWith("the callback of push domain push.example.com is the whole account's")
                .contains("spec.adoption.namespaces")
                .doesNotContain("annotation");
    }

    @Test
    void anotherIdIsAWayOutOnlyWhereAnAnnotationSaysIt() {
        assertThat(taken(true)).endsWith("delete one of the two, or give this one another onair.dev/external-id");
        assertThat(taken(false)).endsWith("tv/two: delete one of the two");
    }
}
