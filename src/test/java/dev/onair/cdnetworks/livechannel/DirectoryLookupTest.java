package dev.onair.cdnetworks.livechannel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.livechannel.DirectoryLookup.Answer;
import dev.onair.common.ObjectKey;
import dev.onair.tenancy.Links;
import dev.onair.tenancy.Links.Referent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DirectoryLookupTest {
    private static final ObjectKey ARCHIVE = new ObjectKey("tv", "archive");
    private static final ObjectKey ACCOUNT = new ObjectKey("tv", "default");

    private final Links links = new Links();

    private Answer find(Optional<Referent> directory) {
        links.offer("RecordDirectory", new Links.Offering() {
            @Override
            public Optional<Links.Holder> holder(ObjectKey account, String space, String externalId) {
                return Optional.empty();
            }

            @Override
            public Optional<Referent> find(ObjectKey key) {
                return directory.filter(found -> key.equals(ARCHIVE));
            }

            @Override
            public void wake(List<ObjectKey> resources) {}
        });
        return DirectoryLookup.find(links, Sample.manifest(spec -> {
            spec.recording = new LiveChannelSpec.Recording();
            spec.recording.directoryRef = new LiveChannelSpec.DirectoryRef();
            spec.recording.directoryRef.name = "archive";
        }));
    }

    private static Referent directory(ObjectKey account, Optional<String> id, boolean deleting) {
        return new Referent(account, id, id.isPresent(), deleting, Set.of());
    }

    @Test
    void findsTheIdOfTheDirectoryAlsoOfOneThatIsBeingDeleted() {
        assertThat(find(Optional.of(directory(ACCOUNT, Optional.of("d1"), false))))
                .isEqualTo(new Answer.Found(Optional.of("d1")));
        assertThat(find(Optional.of(directory(ACCOUNT, Optional.of("d1"), true))))
                .isEqualTo(new Answer.Found(Optional.of("d1")));
    }

    @Test
    void waitsForOneThatIsNotThereAndNamesIt() {
        assertThat(find(Optional.empty()))
                .isInstanceOf(Answer.NotReady.class)
                .asString()
                .contains("tv/archive", "create it");
        assertThat(find(Optional.of(directory(ACCOUNT, Optional.empty(), false))))
                .isInstanceOf(Answer.NotReady.class)
                .asString()
                .contains("not there at the vendor yet");
    }

    @Test
    void refusesOneOfAnotherAccount() {
        assertThat(find(Optional.of(directory(new ObjectKey("tv", "other"), Optional.of("d1"), false))))
                .isInstanceOf(Answer.Wrong.class)
                .asString()
                .contains("tv/other", "tv/default");
    }

    @Test
    void needsNoneWhereNoneIsNamed() {
        assertThat(DirectoryLookup.find(links, Sample.manifest(spec -> {})))
                .isEqualTo(new Answer.Found(Optional.empty()));
    }
}
