package dev.regent.sandbox.route53;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Domain names as Route 53 writes them: lower case, absolute, every character other than a-z, 0-9, hyphen, underscore
 * and dot as a backslash with three octal digits (so a wildcard is {@code \052}).
 *
 * <p>Here they are kept plain ({@code *.example.com.}) and escaped only on the wire. Source: "DNS domain name format"
 * in the Amazon Route 53 Developer Guide; lengths from RFC 1035.
 */
public final class DomainName {
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_NAME = 255;

    private DomainName() {}

    /** Lower case, absolute, without escapes. */
    public static String normalize(String name) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            if (isEscape(name, i)) {
                plain.append((char) Integer.parseInt(name.substring(i + 1, i + 4), 8));
                i += 3;
            } else {
                plain.append(name.charAt(i));
            }
        }
        String lower = plain.toString().toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower : lower + ".";
    }

    private static boolean isEscape(String name, int at) {
        return name.charAt(at) == '\\'
                && at + 3 < name.length()
                && name.substring(at + 1, at + 4).chars().allMatch(c -> c >= '0' && c <= '7');
    }

    /** A normalized name as Route 53 sends it. */
    public static String escape(String name) {
        StringBuilder escaped = new StringBuilder();
        name.chars().forEach(c -> {
            if (isPlain(c)) {
                escaped.append((char) c);
            } else {
                escaped.append(String.format(Locale.ROOT, "\\%03o", c));
            }
        });
        return escaped.toString();
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    }

    /** What Route 53 sorts by: {@code com.example.www.} */
    public static String reversed(String name) {
        List<String> labels = labels(escape(name));
        Collections.reverse(labels);
        return String.join(".", labels) + ".";
    }

    public static boolean isWithin(String name, String zone) {
        return name.equals(zone) || name.endsWith("." + zone);
    }

    /** What is wrong with a normalized name; empty where nothing is. */
    public static Optional<String> problem(String name) {
        if (name.length() > LONGEST_NAME) {
            return Optional.of("DomainNameTooLong (Domain name is too long)");
        }
        for (String label : labels(name)) {
            if (label.isEmpty()) {
                return Optional.of("DomainLabelEmpty (Domain label is empty)");
            }
            if (label.length() > LONGEST_LABEL) {
                return Optional.of("DomainLabelTooLong (Domain label is too long)");
            }
            if (label.chars().anyMatch(c -> c <= ' ' || c > '~')) {
                return Optional.of("UnsupportedCharacter (Value contains unsupported characters)");
            }
        }
        return Optional.empty();
    }

    private static List<String> labels(String name) {
        String relative = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return Arrays.asList(relative.split("\\.", -1));
    }
}
