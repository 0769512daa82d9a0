package dev.onair.simulator.cdnetworks;

/** The codes of an answer's body: those of the tables of CDNetworks Cloud Live API chapter 2, and the authentication's. */
public enum Code {
    OK(200, "Request succeeded"),
    WRONG_PARAMETER(1000, "Parameter error: empty or of the wrong type"),
    WRONG_SIGNATURE(1001, "Token error"),
    MISSING_CREDENTIALS(1002, "Timestamp, token and user id cannot be empty"),
    UNKNOWN_KEY(1003, "Incorrect user id"),
    MISSING_PARAMETER(1004, "Parameter error: a required item is not filled in"),
    NO_AUTHORITY(1007, "No authority to request for live api"),
    NO_PERMISSION(1008, "No authority to call the live API"),
    WRONG_TIMESTAMP(1010, "Incorrect timestamp"),
    EXPIRED_TIMESTAMP(1011, "Timestamp has expired"),
    /** No document names a code for too many requests; this number is the simulator's own. */
    TOO_FREQUENT(1099, "The request frequency exceeds the limit"),
    OUT_OF_RANGE(1012, "Parameter value is out of legal range"),
    UNKNOWN_DOMAIN(1212, "Did not find the corresponding domain"),
    UNKNOWN_CHANNEL(1217, "Channel pull-stream id does not exist"),
    NO_WHITEBOARD(1277, "Whiteboard function is not enabled"),
    WRONG_WHITEBOARD(1278, "Whiteboard id is illegal or has been associated"),
    WRONG_PAGE_INDEX(1322, "pageIndex can only be an integer greater than 0"),
    WRONG_PAGE_SIZE(1323, "pageSize can only be an integer between 1 and 50"),
    PAGE_INDEX_TOO_LARGE(1324, "pageIndex value is too large"),
    PAGE_INDEX_NO_INTEGER(1331, "pageIndex cannot exceed the integer size"),
    TASK_EXISTS(1337, "Task corresponding to the pullId already exists"),
    BANNED(1339, "Channel corresponding to the pullId has been banned"),
    WRONG_NOTIFY_URL(1554, "Incorrect notifyUrl parameter format"),
    NO_DIRECTORIES(1611, "Value-added service of recording directory is not enabled"),
    EMPTY_TYPE(1612, "Directory type cannot be empty"),
    LONG_TYPE(1613, "Directory type cannot exceed 40 characters"),
    WRONG_TYPE(1614, "Directory type only supports Chinese characters, letters, numbers and underlines"),
    TAKEN_TYPE(1615, "Directory type already exists"),
    EMPTY_FIRST_LEVEL(1616, "First-level directory cannot be empty"),
    WRONG_FIRST_LEVEL(1617, "First-level directory only supports lowercase letters, numbers and hyphens"),
    LONG_FIRST_LEVEL(1618, "First-level directory cannot exceed 128 characters"),
    WRONG_SECOND_LEVEL(1619, "Second-level directory only supports lowercase letters, numbers and hyphens"),
    LONG_SECOND_LEVEL(1620, "Second-level directory cannot exceed 128 characters"),
    WRONG_THIRD_LEVEL(1621, "Third-level directory only supports lowercase letters, numbers and hyphens"),
    LONG_THIRD_LEVEL(1622, "Third-level directory cannot exceed 128 characters"),
    NO_SECOND_LEVEL(1623, "Without a second-level directory there can be no third-level directory"),
    RESERVED_FIRST_LEVEL(1624, "First-level directory cannot be a reserved word"),
    RESERVED_START(1625, "A directory cannot start with cloudv or cloudv-"),
    EMPTY_DIRECTORY(1626, "directoryId cannot be empty"),
    ILLEGAL_DIRECTORY(1627, "Illegal directoryId"),
    UNKNOWN_DIRECTORY(1628, "directoryId does not exist or has been deleted, or does not belong to your authority"),
    TASK_ENDED(1631, "Live recording task has been terminated or finished"),
    UNKNOWN_SCENARIO(1648, "Scenario does not exist");

    private final int number;
    private final String message;

    Code(int number, String message) {
        this.number = number;
        this.message = message;
    }

    public int number() {
        return number;
    }

    public String message() {
        return message;
    }
}
