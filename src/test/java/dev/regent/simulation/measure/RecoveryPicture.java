package dev.regent.simulation.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The same as a picture: a strip for each kind of fault, with how many runs took how long, the median, the 99 % and the
 * worst, and the line of the 30 s. An SVG that can be read on light and on dark.
 */
final class RecoveryPicture {
    private static final int LEFT = 292;
    private static final int RIGHT = 180;
    private static final int TOP = 64;
    private static final int ROW = 38;
    private static final int HILL = 26;
    private static final int SECOND = 11;
    private static final int OBJECTIVE = 30;
    private static final int WIDEST = 60;
    private static final double BIN = 0.5;
    private static final String STYLE = """
            <style>
              text { font: 13px system-ui, sans-serif; fill: #24292f }
              .small { font-size: 12px; fill: #57606a }
              .title { font-weight: 600; font-size: 15px }
              .grid { stroke: #d0d7de; stroke-width: 1 }
              .hill { fill: #54aeff; fill-opacity: .55; stroke: #0969da; stroke-width: 1 }
              .range { stroke: #0969da; stroke-width: 2 }
              .median { stroke: #0a3069; stroke-width: 3 }
              .worst { fill: #0969da }
              .over { fill: #cf222e }
              .limit { stroke: #cf222e; stroke-width: 1.5; stroke-dasharray: 5 4 }
              .limit-text { fill: #cf222e; font-size: 12px }
              @media (prefers-color-scheme: dark) {
                text { fill: #e6edf3 }
                .small { fill: #9198a1 }
                .grid { stroke: #3d444d }
                .hill { fill: #1f6feb; stroke: #58a6ff }
                .range { stroke: #58a6ff }
                .median { stroke: #cae8ff }
                .worst { fill: #58a6ff }
                .over { fill: #ff7b72 }
                .limit { stroke: #ff7b72 }
                .limit-text { fill: #ff7b72 }
              }
            </style>
            """;

    private final List<Series> all;
    private final int longest;
    private final StringBuilder svg = new StringBuilder();

    private RecoveryPicture(List<Series> all) {
        this.all = all;
        double worst = all.stream()
                .map(Series::good)
                .filter(good -> !good.isEmpty())
                .mapToDouble(Seconds::worst)
                .max()
                .orElse(OBJECTIVE);
        this.longest = Math.clamp((long) Math.ceil((worst + 1) / 5) * 5, OBJECTIVE + 5, WIDEST);
    }

    static String of(List<Series> all) {
        return new RecoveryPicture(all).draw();
    }

    private String draw() {
        int height = TOP + ROW * all.size() + 34;
        add(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">",
                width(),
                height));
        add("<title>Seconds from fault to good answers, by kind of fault</title>");
        svg.append(STYLE);
        text(12, 24, "title", "Seconds from the fault until users are served again, simulated");
        text(12, 44, "small", "blue: how many runs; line: the middle 98 %; tick: median; dot: worst");
        text(x(longest) + 16, 44, "small", "median / 99 % / worst");
        int bottom = TOP + ROW * all.size();
        for (int second = 0; second <= longest; second += 5) {
            line("grid", x(second), TOP - 6, x(second), bottom);
            add(String.format(
                    Locale.ROOT,
                    "<text class=\"small\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>",
                    x(second),
                    bottom + 18,
                    second));
        }
        for (int row = 0; row < all.size(); row++) {
            strip(all.get(row), TOP + ROW * (row + 1) - 8);
        }
        line("limit", x(OBJECTIVE), TOP - 6, x(OBJECTIVE), bottom);
        text(x(OBJECTIVE) + 4, TOP + 4, "limit-text", "30 s");
        add("</svg>");
        return svg.toString();
    }

    private int width() {
        return LEFT + longest * SECOND + RIGHT;
    }

    private void strip(Series series, int y) {
        Seconds good = series.good();
        text(12, y - 4, "label", series.title());
        if (good.isEmpty()) {
            return;
        }
        hill(good, y);
        line("range", x(good.quantile(0.01)), y, x(good.quantile(0.99)), y);
        line("median", x(good.median()), y - 6, x(good.median()), y + 4);
        String kind = good.worst() > OBJECTIVE ? "over" : "worst";
        add(String.format(
                Locale.ROOT, "<circle class=\"%s\" cx=\"%.1f\" cy=\"%d\" r=\"3.5\"/>", kind, x(good.worst()), y));
        text(x(longest) + 16, y - 4, "label", good.text(0.5) + " / " + good.text(0.99) + " / " + good.text(1));
    }

    private void hill(Seconds good, int y) {
        int[] counts = new int[(int) Math.ceil(longest / BIN) + 1];
        good.sorted().forEach(second -> counts[Math.clamp((long) (second / BIN), 0, counts.length - 1)]++);
        int most = Arrays.stream(counts).max().orElse(1);
        StringBuilder path = new StringBuilder();
        for (int bin = 0; bin < counts.length; bin++) {
            if (counts[bin] > 0) {
                double top = y - 1 - Math.max(1.0, (double) HILL * counts[bin] / most);
                path.append(String.format(
                        Locale.ROOT, "M%.1f %dV%.1fH%.1fV%dZ", x(bin * BIN), y - 1, top, x((bin + 1) * BIN), y - 1));
            }
        }
        add(String.format(Locale.ROOT, "<path class=\"hill\" d=\"%s\"/>", path));
    }

    private static double x(double second) {
        return LEFT + second * SECOND;
    }

    private void line(String kind, double fromX, int fromY, double toX, int toY) {
        add(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>",
                kind,
                fromX,
                fromY,
                toX,
                toY));
    }

    private void text(double x, int y, String kind, String words) {
        add(String.format(Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%d\">%s</text>", kind, x, y, words));
    }

    private void add(String line) {
        svg.append(line).append('\n');
    }
}
