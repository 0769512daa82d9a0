package dev.onair.operator.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.livechannel.LiveChannel;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a thousand LiveChannels take in a cache. */
class CachedChannelTest {
    private static final int CHANNELS = 1_000;

    /** Other texts drive these out of the table now and then. */
    private static final int FEW = CHANNELS / 20;

    private static long bytesEach(KubernetesSerialization json) {
        return Footprint.of(read(json)) / CHANNELS;
    }

    private static List<LiveChannel> read(KubernetesSerialization json) {
        return IntStream.range(0, CHANNELS)
                .mapToObj(number -> json.unmarshal(CachedChannel.json(number).toString(), LiveChannel.class))
                .toList();
    }

    @Test
    void oneTakesAFifthOfWhatAnyClientKeeps() {
        var anyClient = bytesEach(new KubernetesSerialization());
        var ours = bytesEach(ResourceJson.serialization());

        assertThat(ours).isLessThan(anyClient / 5);
    }

    @Test
    void equalTextsAreOne() {
        var channels = read(ResourceJson.serialization());

        assertThat(copies(channels, channel -> channel.getMetadata().getNamespace()))
                .isLessThan(FEW);
        assertThat(copies(channels, channel -> channel.getSpec().pushDomain)).isLessThan(FEW);
        assertThat(copies(
                        channels,
                        channel -> channel.getStatus().conditions.getFirst().getMessage()))
                .isLessThan(FEW);
    }

    private static int copies(List<LiveChannel> channels, Function<LiveChannel, String> text) {
        var copies = Collections.<String>newSetFromMap(new IdentityHashMap<>());
        channels.forEach(channel -> copies.add(text.apply(channel)));
        return copies.size();
    }
}
