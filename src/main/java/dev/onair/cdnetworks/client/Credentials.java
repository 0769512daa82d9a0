package dev.onair.cdnetworks.client;

/**
 * The key pair that signs an account's calls. Blanks and line breaks at the ends are dropped, since a Kubernetes Secret
 * made from a file often has one.
 */
public record Credentials(String accessKey, String secretKey) {

    public Credentials {
        accessKey = accessKey.strip();
        secretKey = secretKey.strip();
        requirePrintable("accessKey", accessKey);
        requirePrintable("secretKey", secretKey);
    }

    private static void requirePrintable(String field, String value) {
        if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    field + " is empty or has characters other than visible ASCII: copy it again from the console");
        }
    }

    @Override
    public String toString() {
        return "Credentials[accessKey=" + accessKey + ", secretKey=***]";
    }
}
