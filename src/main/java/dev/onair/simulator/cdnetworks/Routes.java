package dev.onair.simulator.cdnetworks;

import java.util.List;
import java.util.stream.Stream;

/** All calls of the API. */
final class Routes {
    private Routes() {}

    static List<Route> of(Cloud cloud, Services services) {
        return Stream.of(channels(cloud), pullChannels(cloud), tasks(cloud, services), others(cloud, services))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> channels(Cloud cloud) {
        var form = new ChannelForm(new WhiteBoardForm(cloud.channels(), cloud.channels()::newId));
        return List.of(
                new CreateChannel(cloud, form),
                new GetChannelConfigure(cloud),
                new GetChannelList(cloud),
                new DeleteChannel(cloud),
                new GetChannelLiveState(cloud),
                new BatchChannelLiveState(cloud),
                new ChannelForbidden(cloud),
                new ChannelReBroadcast(cloud),
                new ChannelEdit(cloud, form),
                new GetSinglePullCode(cloud),
                new SetPushTsatc(cloud),
                new GetChannelShareUrl(cloud),
                new DisconnectStream(cloud),
                new GetRealTimeChannelOnlineNumber(cloud),
                new GetRealTimeHostOnlineNumber(cloud));
    }

    private static List<Route> pullChannels(Cloud cloud) {
        var form = new PullChannelForm(cloud);
        return List.of(
                new CreatePullChannel(cloud, form),
                new EditPullChannel(cloud, form),
                new GetPullChannelConfigure(cloud),
                new GetPullChannelList(cloud));
    }

    private static List<Route> tasks(Cloud cloud, Services services) {
        var recordings = services.recordings();
        var forwards = services.forwards();
        return List.of(
                new CreateRecordTask(cloud, recordings, services.directories()),
                new EndRecordTask(recordings),
                new RecordTaskQuery(recordings),
                new GetRecordFileInfo(recordings),
                new StartForwardTask(cloud, forwards),
                new EndForwardTask(forwards),
                new GetForwardTaskList(forwards));
    }

    private static List<Route> others(Cloud cloud, Services services) {
        return List.of(
                new SetChannelStateRealtimeBack(services.stateCallbacks()),
                new DirectoryCreate(cloud, services.directories()),
                new GetDirectoryList(services.directories()),
                new GetDirectory(services.directories()));
    }
}
