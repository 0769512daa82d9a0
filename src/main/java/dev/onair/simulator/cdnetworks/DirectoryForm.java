package dev.onair.simulator.cdnetworks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What directoryCreate checks of names (CDNetworks Cloud Live API 2.20.3, 2.20.7). */
record DirectoryForm(Shelf<RecordDirectory> directories) {
    private static final int MAX_TYPE = 40;
    private static final int MAX_LEVEL = 128;
    private static final Pattern TYPE = Pattern.compile("[\\p{IsHan}A-Za-z0-9_]+");
    private static final Pattern LEVEL = Pattern.compile("[a-z0-9-]+");
    private static final Set<String> RESERVED = Set.of(
            "video", "live", "pullvideo", "clip", "concat", "watermark", "logo", "buffer", "record", "static", "ad");
    private static final String RESERVED_START = "cloudv";

    /** A level of the path, and the codes of its mistakes. */
    private record Level(String parameter, Code tooLong, Code wrong) {}

    private static final Level FIRST = new Level("firstLevelDirectory", Code.LONG_FIRST_LEVEL, Code.WRONG_FIRST_LEVEL);
    private static final Level SECOND =
            new Level("secondLevelDirectory", Code.LONG_SECOND_LEVEL, Code.WRONG_SECOND_LEVEL);
    private static final Level THIRD = new Level("thirdLevelDirectory", Code.LONG_THIRD_LEVEL, Code.WRONG_THIRD_LEVEL);

    String type(Call call) {
        var type = sent(call, "directoryType", Code.EMPTY_TYPE);
        if (type.codePointCount(0, type.length()) > MAX_TYPE) throw new Refusal(Code.LONG_TYPE);
        if (!TYPE.matcher(type).matches()) throw new Refusal(Code.WRONG_TYPE);
        var isTaken = RecordDirectory.of(call.account(), directories).stream()
                .anyMatch(directory -> directory.directoryType().equals(type));
        if (isTaken) throw new Refusal(Code.TAKEN_TYPE);
        return type;
    }

    List<String> levels(Call call) {
        var levels = new ArrayList<String>();
        levels.add(level(FIRST, sent(call, FIRST.parameter(), Code.EMPTY_FIRST_LEVEL)));
        if (RESERVED.contains(levels.getFirst())) throw new Refusal(Code.RESERVED_FIRST_LEVEL);
        var second = level(call, SECOND);
        var third = level(call, THIRD);
        if (second.isEmpty() && third.isPresent()) throw new Refusal(Code.NO_SECOND_LEVEL);
        second.ifPresent(levels::add);
        third.ifPresent(levels::add);
        return levels;
    }

    /** 1004 when it is not sent at all. */
    private static String sent(Call call, String parameter, Code empty) {
        var value =
                call.parameters().optional(parameter).orElseThrow(() -> new Refusal(Code.MISSING_PARAMETER, parameter));
        if (value.isEmpty()) throw new Refusal(empty);
        return value;
    }

    private static Optional<String> level(Call call, Level level) {
        return call.parameters().filled(level.parameter()).map(name -> level(level, name));
    }

    private static String level(Level level, String name) {
        if (name.startsWith(RESERVED_START)) throw new Refusal(Code.RESERVED_START, level.parameter());
        if (name.length() > MAX_LEVEL) throw new Refusal(level.tooLong());
        if (!LEVEL.matcher(name).matches()) throw new Refusal(level.wrong());
        return name;
    }
}
