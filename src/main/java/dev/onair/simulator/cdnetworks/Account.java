package dev.onair.simulator.cdnetworks;

import dev.onair.simulator.Quota;
import dev.onair.simulator.callback.Notice;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** An account at the vendor: its keys, its quota, and what its staff configured. May be changed while the simulator runs. */
public final class Account {
    private final String name;
    private final String userId;
    private final Map<String, String> keys;
    private final List<PushDomain> domains;
    private final Set<String> scenarios;
    private final Set<String> directories;
    private final Quota quota;
    private volatile boolean whiteboard = true;
    private volatile boolean recordingDirectories = true;
    private volatile Optional<URI> directRecordingUrl = Optional.empty();
    private volatile String filePassword = "";

    Account(AccountSetup setup, Quota quota) {
        this.name = setup.name();
        this.userId = setup.userId();
        this.keys = new ConcurrentHashMap<>(setup.keys());
        this.domains = new CopyOnWriteArrayList<>(setup.domains());
        this.scenarios = new ConcurrentSkipListSet<>(setup.scenarios());
        this.directories = new ConcurrentSkipListSet<>(setup.directories());
        this.quota = quota;
    }

    public String name() {
        return name;
    }

    public String userId() {
        return userId;
    }

    /** Secret keys by access key; live. */
    public Map<String, String> keys() {
        return keys;
    }

    /** Live. */
    public List<PushDomain> domains() {
        return domains;
    }

    public Optional<PushDomain> domain(String domainName) {
        return domains.stream()
                .filter(domain -> domain.name().equals(domainName))
                .findFirst();
    }

    /** Live. */
    public Set<String> scenarios() {
        return scenarios;
    }

    /** The ids of the recording directories; live. */
    public Set<String> directories() {
        return directories;
    }

    public Quota quota() {
        return quota;
    }

    /** Whether the account has the whiteboard service, without which 1277. */
    public boolean hasWhiteboard() {
        return whiteboard;
    }

    public void hasWhiteboard(boolean has) {
        whiteboard = has;
    }

    /** Whether the account has the service of recording directories, without which 1611. */
    public boolean hasRecordingDirectories() {
        return recordingDirectories;
    }

    public void hasRecordingDirectories(boolean has) {
        recordingDirectories = has;
    }

    /** What the pages of recorded files ask viewers for; empty where they ask for nothing. */
    public String filePassword() {
        return filePassword;
    }

    public void filePassword(String to) {
        filePassword = to;
    }

    /** Where immediate recordings are told (2.26): no call sets it, the vendor's staff does. */
    public Optional<URI> directRecordingUrl() {
        return directRecordingUrl;
    }

    /** @throws IllegalArgumentException when it is neither http nor https */
    public void directRecordingUrl(URI to) {
        if (!Notice.isAddress(to)) throw new IllegalArgumentException("notices go to http or https, not " + to);
        directRecordingUrl = Optional.of(to);
    }
}
