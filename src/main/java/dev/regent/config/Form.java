package dev.regent.config;

import dev.regent.config.Written.Scalar;
import dev.regent.config.Written.Scalar.Kind;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a value must look like, and how it is understood.
 *
 * @param right what would be right, as the end of a sentence that begins with "should be"
 * @param parse empty for whatever is not of this form
 */
record Form<T>(String right, Function<Scalar, Optional<T>> parse) {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");
    private static final Pattern HOST_AND_PORT = Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+]):([0-9]{1,5})");

    /** Any text that matches. */
    static Form<String> text(String right, String pattern) {
        Pattern whole = Pattern.compile(pattern);
        return new Form<>(
                right, scalar -> text(scalar).filter(it -> whole.matcher(it).matches()));
    }

    /** A whole number within bounds, both included. */
    static Form<Integer> whole(String what, int least, int most) {
        return new Form<>(
                what + ", a whole number from " + least + " to " + most,
                scalar -> whole(scalar).filter(it -> it >= least && it <= most).map(Long::intValue));
    }

    /** A number within bounds, both included. */
    static Form<Double> number(String what, double least, double most) {
        return new Form<>(
                what + ", a number from " + least + " to " + most,
                scalar -> number(scalar).filter(it -> it >= least && it <= most));
    }

    /** A duration such as 500ms, 5s, 2m or 1h, within bounds, both included. */
    static Form<Duration> duration(String what, Duration least, Duration most) {
        return new Form<>(
                what + ", a duration from " + shown(least) + " to " + shown(most),
                scalar -> duration(scalar).filter(it -> it.compareTo(least) >= 0 && it.compareTo(most) <= 0));
    }

    /** One of an enum's constants, in lower case. */
    static <E extends Enum<E>> Form<E> oneOf(E[] constants) {
        List<String> names = Arrays.stream(constants).map(Form::lower).toList();
        return new Form<>(
                "one of " + String.join(", ", names),
                scalar -> text(scalar)
                        .flatMap(it -> Arrays.stream(constants)
                                .filter(constant -> lower(constant).equals(it))
                                .findFirst()));
    }

    /** An absolute http or https URL without query. */
    static Form<URI> url(String right) {
        return new Form<>(right, scalar -> text(scalar).flatMap(Form::url0));
    }

    /** A host and a port, not looked up. */
    static Form<InetSocketAddress> hostAndPort(String right) {
        return new Form<>(right, scalar -> text(scalar).flatMap(Form::hostAndPort0));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> text(Scalar scalar) {
        return scalar.kind() == Kind.TEXT ? Optional.of(scalar.text()) : Optional.empty();
    }

    private static Optional<Long> whole(Scalar scalar) {
        boolean digits = scalar.kind() == Kind.NUMBER && scalar.text().matches("-?[0-9]{1,9}");
        return digits ? Optional.of(Long.parseLong(scalar.text())) : Optional.empty();
    }

    private static Optional<Double> number(Scalar scalar) {
        boolean decimal = scalar.kind() == Kind.NUMBER && scalar.text().matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?");
        return decimal ? Optional.of(Double.parseDouble(scalar.text())) : Optional.empty();
    }

    private static Optional<Duration> duration(Scalar scalar) {
        return text(scalar).map(DURATION::matcher).filter(Matcher::matches).map(match -> {
            long amount = Long.parseLong(match.group(1));
            return switch (match.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                default -> Duration.ofHours(amount);
            };
        });
    }

    private static String shown(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    private static Optional<URI> url0(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean bare = uri.getHost() != null && uri.getQuery() == null && uri.getUserInfo() == null;
            return web && bare ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<InetSocketAddress> hostAndPort0(String text) {
        Matcher match = HOST_AND_PORT.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(match.group(2));
        return port >= 1 && port <= 65535
                ? Optional.of(InetSocketAddress.createUnresolved(match.group(1), port))
                : Optional.empty();
    }
}
