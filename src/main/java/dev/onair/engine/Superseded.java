package dev.onair.engine;

/** The resource was changed by somebody else since it was read: the pass ends without a call and starts anew. */
public final class Superseded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Superseded(String message) {
        super(message);
    }
}
