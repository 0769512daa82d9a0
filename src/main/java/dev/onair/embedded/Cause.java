package dev.onair.embedded;

/** One reason why an object is refused, as {@code details.causes} of a Status lists it. */
record Cause(String reason, String field, String message) {

    static Cause required(String field) {
        return new Cause("FieldValueRequired", field, "Required value");
    }

    static Cause invalid(String field, String value, String why) {
        return new Cause("FieldValueInvalid", field, "Invalid value: " + value + ": " + why);
    }

    static Cause wrongType(String field, String expected, String actual) {
        var quoted = '"' + actual + '"';
        return new Cause(
                "FieldValueTypeInvalid",
                field,
                "Invalid value: %s: %s in body must be of type %s: %s".formatted(quoted, field, expected, quoted));
    }

    static Cause duplicate(String field, String value) {
        return new Cause("FieldValueDuplicate", field, "Duplicate value: " + value);
    }

    static Cause tooMany(String field, int actual, int most) {
        return new Cause(
                "FieldValueTooMany", field, "Too many: %d: must have at most %d items".formatted(actual, most));
    }

    static Cause tooLong(String field, int mostBytes) {
        return new Cause("FieldValueTooLong", field, "Too long: may not be more than %d bytes".formatted(mostBytes));
    }

    static Cause unsupported(String field, String value, String supported) {
        return new Cause(
                "FieldValueNotSupported",
                field,
                "Unsupported value: %s: supported values: %s".formatted(value, supported));
    }

    @Override
    public String toString() {
        return field + ": " + message;
    }
}
