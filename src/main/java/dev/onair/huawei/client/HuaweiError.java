package dev.onair.huawei.client;

import static dev.onair.huawei.client.HuaweiError.Verdict.ACCOUNT;
import static dev.onair.huawei.client.HuaweiError.Verdict.FAULT;
import static dev.onair.huawei.client.HuaweiError.Verdict.GONE;
import static dev.onair.huawei.client.HuaweiError.Verdict.LATER;
import static dev.onair.huawei.client.HuaweiError.Verdict.NOT_PERMITTED;
import static dev.onair.huawei.client.HuaweiError.Verdict.REJECTED;
import static dev.onair.huawei.client.HuaweiError.Verdict.TAKEN;
import static dev.onair.huawei.client.HuaweiError.Verdict.THROTTLED;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every code that the document names, one row each, with what it means for us and what a person can do; and those two of
 * the gateway that are told apart from others of their HTTP status. Huawei Cloud Media Live API 9.2 and the examples of
 * chapters 5 to 7; {@code docs/vendors/huawei.md} is made from this table.
 */
public enum HuaweiError {
    INTERNAL_COMMUNICATION("LIVE.100011000", FAULT, "9.2", "Huawei Cloud failed inside", "Onair looks and tries again"),
    INVALID_PARAMETER(
            "LIVE.100011001",
            REJECTED,
            "4.1 5.1 5.4 5.8 6.1 6.2 7.2 7.5 7.6 7.8 7.9 7.10 9.2",
            "A parameter is missing or malformed",
            "Correct the spec"),
    AUTHENTICATION_FAILED(
            "LIVE.100011002",
            ACCOUNT,
            "9.2",
            "The signature or the token is wrong",
            "Check the account's keys and this machine's clock: fifteen minutes of difference are too many"),
    NO_PERMISSION(
            "LIVE.100011003",
            NOT_PERMITTED,
            "9.2",
            "The user has no right to this API",
            "Grant the user the actions of Live that docs/vendors/huawei.md lists"),
    NOT_HTTPS("LIVE.100011004", REJECTED, "9.2", "The API speaks HTTPS only", "Correct the account's endpoint"),
    INTERNAL("LIVE.100011005", FAULT, "9.2", "Huawei Cloud failed inside", "Onair looks and tries again"),
    NOT_IN_THIS_VERSION(
            "LIVE.100011006", LATER, "9.2", "The API is unsupported here or under maintenance", "Onair tries again"),
    TOO_MANY_REQUESTS("LIVE.100011007", THROTTLED, "9.2", "Too many requests at once", "Nothing: Onair slows down"),
    MAINTENANCE("LIVE.100011008", LATER, "9.2", "The API is under maintenance", "Onair tries again"),
    USER_NOT_FOUND("LIVE.100011009", ACCOUNT, "9.2", "The user does not exist", "Check the account's credentials"),
    METHOD_NOT_SUPPORTED(
            "LIVE.100011011", REJECTED, "9.2", "The HTTP method is not supported", "Report a bug of Onair"),
    MEDIA_TYPE_NOT_SUPPORTED(
            "LIVE.100011012", REJECTED, "9.2", "The media type is not supported", "Report a bug of Onair"),
    NO_REAL_NAME(
            "LIVE.100011013",
            ACCOUNT,
            "9.2",
            "The account's owner is not authenticated by real name",
            "Complete the real-name authentication"),
    ACCOUNT_FROZEN(
            "LIVE.100011014",
            ACCOUNT,
            "9.2",
            "The account is frozen, deleted or out of money",
            "Settle it with Huawei Cloud"),
    WRONG_PROJECT(
            "LIVE.100011015",
            ACCOUNT,
            "9.2",
            "The project's id is not the account's",
            "Check projectId and region of the account"),
    RECORD_TASK_EXISTS(
            "LIVE.100011022",
            TAKEN,
            "9.2",
            "The stream is being recorded",
            "Wait ten seconds after the recording's end"),
    INVALID_CONTENT("LIVE.103011016", REJECTED, "9.2", "The request's content is not valid", "Correct the spec"),
    CDN_FAILED(
            "LIVE.103011017",
            FAULT,
            "9.2",
            "The CDN was not told",
            "Check that the domain is registered, ICP included"),
    EXISTS("LIVE.103011018", TAKEN, "7.1 9.2", "It exists already", "Choose another name, or free this one"),
    NOT_FOUND(
            "LIVE.103011019",
            GONE,
            "5.2 5.3 5.5 5.6 5.7 5.9 7.4 7.7 9.2",
            "It does not exist",
            "Nothing: Onair sees to it"),
    TOO_MANY_DOMAINS(
            "LIVE.103011020", REJECTED, "9.2", "There are too many domains", "Delete some, or ask for a larger quota"),
    DATABASE(
            "LIVE.103011021",
            FAULT,
            "9.2",
            "The vendor's database could not be reached",
            "Onair looks and tries again"),
    NOT_IN_THIS_STATE(
            "LIVE.103011022",
            REJECTED,
            "9.2",
            "The current state does not allow it",
            "Stop it first, or allow the interruption"),
    GSLB_FAILED(
            "LIVE.103011023", FAULT, "9.2", "The load balancing of domains was not told", "Ask Huawei Cloud's support"),
    NO_ICP("LIVE.103011024", REJECTED, "9.2", "The ICP number does not exist", "Check the ICP number"),
    ICP_FIXED("LIVE.103011025", REJECTED, "9.2", "An approved ICP number cannot change", "Ask Huawei Cloud's support"),
    DOMAIN_BLOCKED("LIVE.103011026", REJECTED, "9.2", "The domain is on the blacklist", "Use a licensed domain"),
    DOMAIN_BLOCKED_TOO("LIVE.103011027", REJECTED, "9.2", "The domain is on the blacklist", "Use a licensed domain"),
    DNS_FAILED("LIVE.103011028", FAULT, "9.2", "The domain name system was not told", "Ask Huawei Cloud's support"),
    GRAY_CONFIGURATION(
            "LIVE.103011029",
            REJECTED,
            "9.2",
            "The domain has a grayscale configuration",
            "Ask Huawei Cloud's support"),
    CUSTOM_CONFIGURATION(
            "LIVE.103011030", REJECTED, "9.2", "The domain has a custom configuration", "Ask Huawei Cloud's support"),
    TOO_MANY_TASKS(
            "LIVE.103011033",
            LATER,
            "9.2",
            "Too many tasks run at once",
            "Onair tries again; ask for a larger quota if this lasts"),
    NO_STATISTICS("LIVE.103011099", FAULT, "5.10", "The statistics could not be read", "Onair tries again"),
    NO_SUCH_API("APIGW.0101", REJECTED, "9.2", "The gateway has no such API", "Check the account's endpoint"),
    GATEWAY_THROTTLED("APIGW.0308", THROTTLED, "9.2", "Too many requests", "Nothing: Onair slows down");

    private static final Map<String, HuaweiError> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(HuaweiError::code, Function.identity()));

    private final String code;
    private final Verdict verdict;
    private final String sections;
    private final String meaning;
    private final String remedy;

    HuaweiError(String code, Verdict verdict, String sections, String meaning, String remedy) {
        this.code = code;
        this.verdict = verdict;
        this.sections = sections;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** What kind of failure a code is. */
    public enum Verdict {
        /** The vendor's own trouble: a write may have been done before it. */
        FAULT,
        /** Refused as things are now: nothing was done, and time may mend it. */
        LATER,
        THROTTLED,
        /** The account's keys, rights or standing are refused. */
        ACCOUNT,
        GONE,
        /** No retry mends it. */
        REJECTED,
        /** Another object has what the call asks for. */
        TAKEN,
        /** The user lacks the right to this very call; others go on. */
        NOT_PERMITTED
    }

    public static Optional<HuaweiError> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    public String code() {
        return code;
    }

    public Verdict verdict() {
        return verdict;
    }

    /** The sections of the document that name the code. */
    public List<String> sections() {
        return List.of(sections.split(" ", -1));
    }

    public String meaning() {
        return meaning;
    }

    public String remedy() {
        return remedy;
    }
}
