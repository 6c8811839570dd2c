package dev.regent.signals;

import java.util.List;
import java.util.Locale;

/** Writes metrics as an exporter prints them, with counters that have been growing evenly for so many seconds. */
final class Exposition {
    /** Every counter had counted something before anybody looked. */
    private static final double BEFORE = 1000;

    private final StringBuilder text = new StringBuilder();
    private final double seconds;
    private final String time;

    Exposition(double seconds) {
        this.seconds = seconds;
        this.time = "";
    }

    /** Whose samples all say that they are of this time. */
    Exposition(double seconds, long epochMillis) {
        this.seconds = seconds;
        this.time = " " + epochMillis;
    }

    Exposition gauge(String metric, String labels, double value) {
        return line(metric, labels, value);
    }

    Exposition counter(String metric, String labels, double perSecond) {
        return line(metric, labels, BEFORE + perSecond * seconds);
    }

    Exposition append(Exposition other) {
        text.append(other.text);
        return this;
    }

    /** A histogram all of whose observations fall between one bound and the next. */
    Exposition histogram(String metric, String labels, List<Double> bounds, double below, double perSecond) {
        for (double bound : bounds) {
            String le = bound == Math.rint(bound) ? String.format(Locale.ROOT, "%.1f", bound) : Double.toString(bound);
            bucket(metric, labels, le, bound >= below ? perSecond : 0);
        }
        bucket(metric, labels, "+Inf", perSecond);
        return counter(metric + "_count", labels, perSecond).counter(metric + "_sum", labels, perSecond * below);
    }

    private void bucket(String metric, String labels, String le, double perSecond) {
        String more = (labels.isEmpty() ? "" : labels + ",") + "le=\"" + le + "\"";
        line(metric + "_bucket", more, perSecond == 0 ? 0 : BEFORE + perSecond * seconds);
    }

    private Exposition line(String metric, String labels, double value) {
        text.append(metric)
                .append('{')
                .append(labels)
                .append("} ")
                .append(value)
                .append(time)
                .append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
