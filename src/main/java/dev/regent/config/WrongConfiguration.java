package dev.regent.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used; every problem of every file at once. The process should end. */
public final class WrongConfiguration extends RuntimeException {
    /** The exit code for it: {@code EX_CONFIG} of sysexits.h. */
    public static final int EXIT_CODE = 78;

    private final transient List<Problem> problems;

    public WrongConfiguration(List<Problem> problems) {
        super(said(problems));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    private static String said(List<Problem> problems) {
        String count = problems.size() == 1 ? "one problem" : problems.size() + " problems";
        return problems.stream()
                .map(problem -> "  " + problem)
                .collect(Collectors.joining("\n", "Regent cannot start: its configuration has " + count + ".\n", ""));
    }
}
