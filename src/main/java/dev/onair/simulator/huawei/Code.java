package dev.onair.simulator.huawei;

/** Refusals: those of table 9.2 that the documented calls can come to, those of the examples, and the gateway's. */
public enum Code {
    INVALID(400, "LIVE.100011001", "Request parameters is invalid"),
    WRONG_METHOD(400, "LIVE.100011011", "The method specified in the request is not supported."),
    WRONG_MEDIA_TYPE(400, "LIVE.100011012", "Unsupported media type."),
    EXISTS(400, "LIVE.103011018", "The resource to create is already exists"),
    NOT_THERE(400, "LIVE.103011019", "The resource to access is not exists"),
    WRONG_STATE(400, "LIVE.103011022", "This operation is not allowed in the current state."),
    STATISTIC_FAILED(404, "LIVE.103011099", "query channel statistic failed"),
    WRONG_SIGNATURE(401, "LIVE.100011002", "Identity authentication failed."),
    NO_PERMISSION(401, "LIVE.100011003", "You do not have permission to access the API."),
    WRONG_PROJECT(401, "LIVE.100011015", "Project ID verification failed."),
    OVERLOADED(500, "LIVE.100011007", "The number of concurrent API requests exceeds the upper limit."),
    NO_API(404, "APIGW.0101", "The API does not exist or has not been published in the environment."),
    WRONG_IDENTITY(401, "APIGW.0301", "Incorrect IAM authentication information"),
    OLD_TOKEN(401, "APIGW.0307", "The token must be updated."),
    THROTTLED(429, "APIGW.0308", "The throttling threshold has been reached");

    private final int status;
    private final String code;
    private final String message;

    Code(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String message() {
        return message;
    }
}
