package dev.onair.engine;

/** One thing worth telling: it becomes an Event and a counter. */
public record Announcement(boolean warning, String reason, String message) {
    public static Announcement normal(String reason, String message) {
        return new Announcement(false, reason, message);
    }

    public static Announcement warning(String reason, String message) {
        return new Announcement(true, reason, message);
    }
}
