package dev.onair.cdnetworks.client;

import static dev.onair.cdnetworks.client.CdnetworksError.Verdict.ACCOUNT;
import static dev.onair.cdnetworks.client.CdnetworksError.Verdict.GONE;
import static dev.onair.cdnetworks.client.CdnetworksError.Verdict.NOT_DONE;
import static dev.onair.cdnetworks.client.CdnetworksError.Verdict.NOT_PERMITTED;
import static dev.onair.cdnetworks.client.CdnetworksError.Verdict.REJECTED;
import static dev.onair.cdnetworks.client.CdnetworksError.Verdict.TAKEN;
import static dev.onair.cdnetworks.client.CdnetworksError.Verdict.TRY_AGAIN;

import dev.onair.engine.Failure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every code that the document's error tables name, one row each, with what it means for us and what a person can do.
 * CDNetworks Cloud Live API 1.1; {@code docs/vendors/cdnetworks.md} is made from this table.
 */
public enum CdnetworksError {
    INTERNAL(
            "900",
            TRY_AGAIN,
            "2.1 2.2 2.3 2.9 2.16 2.17 2.18 2.19 2.20 2.21 2.22 2.23 2.24 2.27 2.28 2.29",
            "CDNetworks failed inside",
            "Onair tries again"),
    WRONG_PARAMETER(
            "1000",
            REJECTED,
            "2.1 2.2 2.3 2.9 2.17 2.18 2.19 2.22 2.24 2.27 2.28 2.29",
            "A parameter is empty or has the wrong type",
            "Correct the spec"),
    WRONG_TOKEN("1001", ACCOUNT, "2.16 2.22", "The signature is wrong", "Check the secret key and the generation"),
    NO_TOKEN("1002", ACCOUNT, "2.16 2.22", "Timestamp, token or user is missing", "Check both keys of the account"),
    WRONG_USER("1003", ACCOUNT, "2.16 2.22", "The user is not known", "Check the access key"),
    MISSING_PARAMETER(
            "1004",
            REJECTED,
            "2.1 2.2 2.3 2.9 2.16 2.17 2.18 2.19 2.20 2.21 2.22 2.23 2.24 2.27 2.28 2.29",
            "A required parameter is missing or wrong",
            "Correct the spec"),
    NO_AUTHORITY(
            "1007",
            NOT_PERMITTED,
            "2.1 2.2 2.3 2.9 2.16 2.17 2.18 2.19 2.20 2.21 2.22",
            "The account has no right to the live API",
            "Ask CDNetworks to grant it"),
    NO_PERMISSION(
            "1008",
            NOT_PERMITTED,
            "2.24 2.27 2.28 2.29",
            "The account has no right to this live API",
            "Ask CDNetworks to grant it"),
    WRONG_TIMESTAMP(
            "1010",
            ACCOUNT,
            "2.22",
            "The request's timestamp is not one",
            "Check this machine's clock: five minutes of difference are too many"),
    EXPIRED_TIMESTAMP(
            "1011",
            ACCOUNT,
            "2.22",
            "The request's timestamp is older than five minutes",
            "Check this machine's clock: five minutes of difference are too many"),
    OUT_OF_RANGE("1012", REJECTED, "2.16", "A value is outside its legal range", "Correct the spec"),
    DOMAIN_NOT_FOUND("1212", REJECTED, "2.16", "The domain is not the account's", "Name a push domain of the account"),
    CHANNEL_GONE("1217", GONE, "2.17", "No channel has this pullId", "Nothing: Onair sees to it"),
    NO_WHITEBOARD(
            "1277", NOT_PERMITTED, "2.1 2.9", "The account has no whiteboards", "Order the service or drop the field"),
    WHITEBOARD_TAKEN(
            "1278",
            TAKEN,
            "2.1 2.9",
            "The whiteboard's id is malformed or belongs to another channel",
            "Give another id, or none"),
    PAGE_INDEX_NOT_POSITIVE("1322", REJECTED, "2.21", "Pages count from 1", "Report a bug of Onair"),
    PAGE_SIZE_OUT_OF_RANGE("1323", REJECTED, "2.21", "A page has 1 to 50 entries", "Report a bug of Onair"),
    PAGE_INDEX_TOO_LARGE("1324", REJECTED, "2.21", "There is no such page", "Report a bug of Onair"),
    PAGE_INDEX_OVERFLOWS("1331", REJECTED, "2.21", "The page's number is no 32-bit integer", "Report a bug of Onair"),
    TASK_EXISTS(
            "1337",
            TAKEN,
            "2.17",
            "The channel has a recording task that waits or runs",
            "Wait for its end, or end it"),
    RECORDING_FAILED(
            "1338",
            NOT_DONE,
            "2.17",
            "The recording could not be set up",
            "Onair tries again: check channel and times"),
    CHANNEL_BANNED("1339", NOT_PERMITTED, "2.17", "The channel is banned", "Lift the ban first"),
    WRONG_NOTIFY_URL("1554", REJECTED, "2.16", "The callback URL is malformed", "Correct the URL"),
    NO_RECORD_DIRECTORIES(
            "1611",
            NOT_PERMITTED,
            "2.1 2.9 2.20 2.21 2.22",
            "The account has no recording directories",
            "Order the service or drop the reference"),
    NO_DIRECTORY_TYPE("1612", REJECTED, "2.20", "The directory's type is empty", "Give one"),
    DIRECTORY_TYPE_TOO_LONG("1613", REJECTED, "2.20", "The directory's type is too long", "Use at most 40 characters"),
    WRONG_DIRECTORY_TYPE(
            "1614",
            REJECTED,
            "2.20",
            "The directory's type has a character that is not allowed",
            "Use letters, Chinese characters, digits and _"),
    DIRECTORY_TYPE_EXISTS("1615", TAKEN, "2.20", "A directory of this type exists", "Use that one or another type"),
    NO_FIRST_LEVEL("1616", REJECTED, "2.20", "The first level is empty", "Give one"),
    WRONG_FIRST_LEVEL(
            "1617",
            REJECTED,
            "2.20",
            "The first level has a character that is not allowed",
            "Use lower-case letters, digits and -"),
    FIRST_LEVEL_TOO_LONG("1618", REJECTED, "2.20", "The first level is too long", "Use at most 128 characters"),
    WRONG_SECOND_LEVEL(
            "1619",
            REJECTED,
            "2.20",
            "The second level has a character that is not allowed",
            "Use lower-case letters, digits and -"),
    SECOND_LEVEL_TOO_LONG("1620", REJECTED, "2.20", "The second level is too long", "Use at most 128 characters"),
    WRONG_THIRD_LEVEL(
            "1621",
            REJECTED,
            "2.20",
            "The third level has a character that is not allowed",
            "Use lower-case letters, digits and -"),
    THIRD_LEVEL_TOO_LONG("1622", REJECTED, "2.20", "The third level is too long", "Use at most 128 characters"),
    THIRD_WITHOUT_SECOND("1623", REJECTED, "2.20", "A third level needs a second one", "Give the second level too"),
    RESERVED_FIRST_LEVEL("1624", REJECTED, "2.20", "The first level is a reserved word", "Use another word"),
    RESERVED_PREFIX("1625", REJECTED, "2.20", "A level starts with cloudv", "Let it start otherwise"),
    NO_DIRECTORY_ID("1626", REJECTED, "2.1 2.9 2.22", "The directory's id is empty", "Name a directory, or none"),
    WRONG_DIRECTORY_ID("1627", REJECTED, "2.1 2.9 2.22", "The directory's id is malformed", "Correct the reference"),
    DIRECTORY_NOT_FOUND(
            "1628",
            REJECTED,
            "2.1 2.9 2.22",
            "The directory is not there, or not the account's",
            "Correct the reference"),
    TASK_ENDED("1631", REJECTED, "2.18", "The recording task had ended already", "Nothing: it is what was wanted"),
    NO_SCENARIO("1648", REJECTED, "2.1 2.3 2.9", "The scenario does not exist", "Name one that exists");

    private static final Map<String, CdnetworksError> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(CdnetworksError::code, Function.identity()));

    private final String code;
    private final Verdict verdict;
    private final String sections;
    private final String meaning;
    private final String remedy;

    CdnetworksError(String code, Verdict verdict, String sections, String meaning, String remedy) {
        this.code = code;
        this.verdict = verdict;
        this.sections = sections;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** What kind of failure a code is. */
    public enum Verdict {
        /** The vendor's own trouble. */
        TRY_AGAIN,
        /** Nothing was done, and the next attempt may succeed. */
        NOT_DONE,
        /** The account's keys, rights or clock are refused. */
        ACCOUNT,
        GONE,
        /** No retry mends it. */
        REJECTED,
        /** Another object has what the call asks for. */
        TAKEN,
        /** The account lacks a right or a service for this very call, or the channel's state forbids it; others go on. */
        NOT_PERMITTED
    }

    public static Optional<CdnetworksError> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** Whether a call failed for this reason. For {@link #CHANNEL_GONE}, any {@code Gone}: that failure has no code. */
    public boolean isIn(Failure failure) {
        return switch (failure) {
            case Failure.Rejected(var actual, var _, var _) -> code.equals(actual);
            case Failure.AuthRefused(var actual, var _) -> code.equals(actual);
            case Failure.Gone _ -> verdict == GONE;
            case Failure.Throttled _, Failure.Retryable _, Failure.Excessive _, Failure.Unknown _, Failure.NotSent _ ->
                false;
        };
    }

    public String code() {
        return code;
    }

    public Verdict verdict() {
        return verdict;
    }

    /** The sections of the document whose error tables name the code. */
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
