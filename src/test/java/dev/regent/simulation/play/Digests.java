package dev.regent.simulation.play;

import dev.regent.simulation.Chronicle.Line;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;

/** Digests of whole timelines: two that are alike have the same. As a program it prints those of a number of seeds. */
final class Digests {
    private Digests() {}

    static String of(Play play) {
        return of(Referee.STRICT.judge(play).outcome().chronicle().lines());
    }

    static String of(List<Line> lines) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            lines.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Of the first histories of a program. */
    static List<String> of(Program program, int count) {
        return LongStream.range(0, count)
                .mapToObj(number -> program.play(number).options() + " " + of(program.play(number)))
                .toList();
    }

    public static void main(String[] arguments) {
        of(new Program(Long.parseLong(arguments[0])), Integer.parseInt(arguments[1]))
                .forEach(System.out::println);
    }
}
