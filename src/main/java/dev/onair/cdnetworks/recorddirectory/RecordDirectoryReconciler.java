package dev.onair.cdnetworks.recorddirectory;

import dev.onair.cdnetworks.account.CdnetworksAccess;
import dev.onair.cdnetworks.account.CdnetworksAccounts;
import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.engine.Conditions;
import dev.onair.engine.Output;
import dev.onair.operator.Resolution;
import dev.onair.tenancy.AccountAccess;
import dev.onair.tenancy.Facilities;
import dev.onair.tenancy.ResidentReconciler;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is a RecordDirectory's own in its life: it refers to nothing but its account, and the vendor keeps it for ever. */
@Singleton
@ControllerConfiguration(name = "recorddirectory")
public class RecordDirectoryReconciler
        extends ResidentReconciler<
                RecordDirectory,
                RecordDirectoryDesired,
                RecordDirectoryObserved,
                RecordDirectoryCommand,
                RecordDirectoryStatus,
                CdnetworksSession> {
    private final CdnetworksAccess access;

    RecordDirectoryReconciler(CdnetworksAccounts accounts, CdnetworksAccess access, Facilities facilities) {
        super(RecordDirectory.class, accounts, facilities);
        this.access = access;
    }

    /** Nobody can do anything to a directory. */
    @Override
    protected boolean isFree() {
        return true;
    }

    /** The one that was found to be there already, of another resource: it is waited for. */
    @Override
    protected Optional<String> declaredId(RecordDirectory resource) {
        return Optional.ofNullable(resource.getStatus()).flatMap(status -> Optional.ofNullable(status.directoryId));
    }

    @Override
    protected String noun() {
        return "directory";
    }

    /** An account has one directory of a type. CDNetworks Cloud Live API 2.20.3. */
    @Override
    public List<String> wanted(RecordDirectory resource) {
        return List.of("type " + resource.getSpec().directoryType);
    }

    @Override
    protected Stream<String> secretNames(RecordDirectory resource) {
        return Stream.empty();
    }

    @Override
    public Resolution<RecordDirectoryDesired, RecordDirectoryObserved, RecordDirectoryCommand, RecordDirectoryStatus>
            resolve(RecordDirectory resource) {
        return switch (access.open(account(resource), resource.getMetadata().getNamespace())) {
            case AccountAccess.Denied<CdnetworksSession>(var reason, var message) ->
                new Resolution.Blocked<>(reason, message);
            case AccountAccess.NotYet<CdnetworksSession> ignored -> new Resolution.NotYet<>();
            case AccountAccess.Granted<CdnetworksSession>(var session) ->
                new Resolution.Resolved<>(
                        RecordDirectoryDesired.of(resource.getSpec()),
                        new RecordDirectories(
                                session, claimant(resource), id -> isHeldByAnother(resource, id), isRefused(resource)));
        };
    }

    private static boolean isRefused(RecordDirectory resource) {
        return Optional.ofNullable(resource.getStatus())
                .flatMap(status -> Conditions.find(status.conditions, Conditions.STALLED))
                .filter(stalled -> "True".equals(stalled.getStatus()))
                .isPresent();
    }

    /** Never asked: {@link #keptByVendor} ends each deletion before. */
    @Override
    public Resolution<RecordDirectoryDesired, RecordDirectoryObserved, RecordDirectoryCommand, RecordDirectoryStatus>
            resolveForDeletion(RecordDirectory resource) {
        return resolve(resource);
    }

    @Override
    public Optional<String> keptByVendor(RecordDirectory resource) {
        var id = Optional.ofNullable(resource.getStatus()).map(status -> status.externalId);
        return Optional.of(
                "the vendor keeps directory " + id.orElseGet(() -> "\"" + resource.getSpec().directoryType + "\"")
                        + ": it has no call that deletes one");
    }

    @Override
    public RecordDirectoryStatus newStatus() {
        return new RecordDirectoryStatus();
    }

    @Override
    public void introduce(RecordDirectory resource, RecordDirectoryStatus status) {
        status.account = accountText(resource);
    }

    @Override
    public Class<RecordDirectoryStatus> statusType() {
        return RecordDirectoryStatus.class;
    }

    @Override
    public Map<String, Output.Form> outputsOf(RecordDirectoryStatus status) {
        return Map.of();
    }
}
