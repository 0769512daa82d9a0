package dev.onair.huawei.ottchannel;

/** Bounds and forms that several tables share. Huawei Cloud Media Live API 5.1. */
final class Bounds {
    /** 100 Mbit/s. */
    static final int BITRATE = 104_857_600;

    /** Letters, digits, hyphens and underscores. */
    static final String NAME = "^[A-Za-z0-9_-]+$";

    static final String LANGUAGE = "^[a-z]{2,3}$";

    /** Scheme, where there is one, host, path; nothing that ends a URL. */
    static final String URL = "^[^\\s\"'<>]+$";

    /** Whole seconds, minutes or hours, none among them: what CEL can read. */
    static final String UP_TO_A_DAY = "^(0|[1-9][0-9]{0,5})(s|m|h)$";

    static final String SECONDS_1_TO_10 = "^([1-9]|10)s$";
    static final String SECONDS_1_TO_120 = "^([1-9][0-9]?|1[01][0-9]|120)s$";

    /** An address, or a block of them in CIDR form; of either version of IP. */
    static final String ADDRESS = "^([0-9]{1,3}[.]){3}[0-9]{1,3}(/([0-9]|[12][0-9]|3[0-2]))?$"
            + "|^[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*(/[0-9]{1,3})?$";

    static final String ORIGIN_DOMAIN = "^([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.){2,}[a-zA-Z]{2,16}$";

    static final String JSON_OBJECT = "^\\s*[{][\\s\\S]*[}]\\s*$";

    /** Of a header's name. */
    static final String TOKEN = "^[A-Za-z0-9!#$%&'*+.^_`|~-]+$";

    private Bounds() {}
}
