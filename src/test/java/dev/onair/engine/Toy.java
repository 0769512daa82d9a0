package dev.onair.engine;

import dev.onair.common.Hash;
import dev.onair.common.ObjectKey;
import dev.onair.common.OnairStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A kind with one name and one colour: the least that the loop can be tried with. */
final class Toy {
    static final Target TARGET = new Target("Toy", new ObjectKey("tv", "news"), "uid-1");

    /** As an operator's, but that everybody knows the key. */
    static final PlanHash HASH = covered -> Hash.of(covered);

    private Toy() {}

    /** Asks for a name, and for a colour if one is given. */
    record Desired(String name, String colour) {}

    record Observed(String id, String name, String colour, boolean live) {
        Observed painted(String other) {
            return new Observed(id, name, other, live);
        }

        Observed live(boolean now) {
            return new Observed(id, name, colour, now);
        }
    }

    /** One call; {@code id} is empty for a create. */
    record Call(String call, Impact impact, Optional<String> id, String colour) implements Command {
        static Call create(Desired desired) {
            return new Call("create", Impact.SEAMLESS, Optional.empty(), desired.colour());
        }

        static Call paint(String id, String colour) {
            return new Call("paint", Impact.SEAMLESS, Optional.of(id), colour);
        }

        static Call rebuild(String id, String colour) {
            return new Call("rebuild", Impact.INTERRUPTING, Optional.of(id), colour);
        }

        static Call ban(String id) {
            return new Call("ban", Impact.INTERRUPTING, Optional.of(id), "");
        }

        static Call look(String id) {
            return new Call("look", Impact.NONE, Optional.of(id), "");
        }

        static Call delete(String id) {
            return new Call("delete", Impact.DELETING, Optional.of(id), "");
        }

        @Override
        public boolean creates() {
            return call.equals("create");
        }

        @Override
        public boolean urgent() {
            return call.equals("ban");
        }

        @Override
        public String done() {
            return creates() ? "Created" : "Updated";
        }
    }

    /** Remembers the colour that was last sent. */
    static final class Status extends OnairStatus {
        public @Nullable String sentColour;
    }
}
