package dev.onair.cdnetworks.recorddirectory;

import dev.onair.common.OnairSpec;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.ArrayList;
import java.util.List;

/** What a manifest says of a recording directory. Bounds are those of CDNetworks Cloud Live API 2.20.3 and 2.20.7. */
@ValidationRule(
        value = OnairSpec.SAME_ACCOUNT,
        message =
                "spec.accountRef is immutable: a directory cannot move between accounts. Create another RecordDirectory"
                        + " for the other account")
public final class RecordDirectorySpec extends OnairSpec {
    /** The directory's name at the vendor, unique in the account. Immutable. */
    @Required
    @Size(min = 1, max = 40) @ValidationRule(
            value = "self.matches('^[A-Za-z0-9_\u3400-\u4dbf\u4e00-\u9fff]+$')",
            message = "spec.directoryType has letters, Chinese characters, digits and _ only")
    @ValidationRule(
            value = "self == oldSelf",
            message = "spec.directoryType is immutable: the vendor cannot change a directory. Create another"
                    + " RecordDirectory")
    public String directoryType = "";

    /** The directory's levels from the first: lower-case letters, digits and dashes. Immutable. */
    @Required
    @Size(min = 1, max = 3) @ValidationRule(
            value = "self.all(level, level.matches('^[a-z0-9-]+$'))",
            message = "spec.path: each level has lower-case letters, digits and - only")
    @ValidationRule(
            value = "self.all(level, !level.startsWith('cloudv'))",
            message = "spec.path: no level starts with cloudv, which the vendor keeps for itself")
    @ValidationRule(
            value =
                    "!(self[0] in ['video', 'live', 'pullvideo', 'clip', 'concat', 'watermark', 'logo', 'buffer', 'record',"
                            + " 'static', 'ad'])",
            message =
                    "spec.path: the first level is none of the vendor's own words video, live, pullvideo, clip, concat,"
                            + " watermark, logo, buffer, record, static and ad")
    @ValidationRule(
            value = "self == oldSelf",
            message = "spec.path is immutable: the vendor cannot change a directory. Create another RecordDirectory")
    public List<@Size(min = 1, max = 128) String> path = new ArrayList<>();
}
