package dev.regent.config;

import java.util.Comparator;

/**
 * Something wrong in the configuration, said so that it can be mended without reading code.
 *
 * @param file  or directory, or where else it was set
 * @param line  counted from 1; 0 where there is none
 * @param field its path, such as {@code services[chat].order[us-east-1].gateway.port}; "" for the whole file
 * @param value what is there, as it is written; "" where nothing is
 * @param right what would be right
 */
public record Problem(String file, int line, String field, String value, String right) implements Comparable<Problem> {
    private static final Comparator<Problem> AS_WRITTEN = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparing(Problem::field)
            .thenComparing(Problem::right);

    @Override
    public int compareTo(Problem other) {
        return AS_WRITTEN.compare(this, other);
    }

    @Override
    public String toString() {
        String where = line == 0 ? file : file + ":" + line;
        String subject = field.isEmpty() ? "the file" : field;
        String found = value.isEmpty() ? "" : " is " + value;
        return where + "  " + subject + found + ": " + right;
    }
}
