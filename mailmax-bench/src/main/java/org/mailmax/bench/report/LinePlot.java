package org.mailmax.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Lines over two logarithmic axes, drawn as SVG.
public final class LinePlot {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 460;
    private static final int LEFT = 70;
    private static final int RIGHT = 230;
    private static final int TOP = 40;
    private static final int BOTTOM = 50;
    private static final List<String> COLOURS =
            List.of("#1f6feb", "#0a7d33", "#c2410c", "#7c3aed", "#0e7490", "#a16207", "#be123c", "#475569");

    private final String title;
    private final String xTitle;
    private final String yTitle;
    private final Map<String, List<double[]>> lines = new LinkedHashMap<>();

    /// An empty plot.
    public LinePlot(String title, String xTitle, String yTitle) {
        this.title = title;
        this.xTitle = xTitle;
        this.yTitle = yTitle;
    }

    /// Adds a point to the line of this name; both values must be above 0.
    public void add(String line, double x, double y) {
        lines.computeIfAbsent(line, name -> new ArrayList<>()).add(new double[] {x, y});
    }

    /// The picture.
    public String svg() {
        Axis x = axis(0, LEFT, WIDTH - RIGHT);
        Axis y = axis(1, HEIGHT - BOTTOM, TOP);
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" ".formatted(WIDTH, HEIGHT));
        svg.append("font-family=\"sans-serif\" font-size=\"12\">\n"
                + "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        text(svg, LEFT, TOP - 16, "start", "<tspan font-weight=\"bold\">" + escape(title) + "</tspan>");
        text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12, "middle", escape(xTitle));
        svg.append("<g transform=\"translate(16,%d) rotate(-90)\">".formatted(HEIGHT / 2));
        text(svg, 0, 0, "middle", escape(yTitle));
        svg.append("</g>\n");
        grid(svg, x, y);
        curves(svg, x, y);
        return svg.append("</svg>\n").toString();
    }

    private Axis axis(int dimension, double from, double to) {
        double least = Double.MAX_VALUE;
        double most = Double.MIN_VALUE;
        for (List<double[]> points : lines.values()) {
            for (double[] point : points) {
                least = Math.min(least, point[dimension]);
                most = Math.max(most, point[dimension]);
            }
        }
        int low = (int) Math.floor(Math.log10(least));
        int high = Math.max(low + 1, (int) Math.ceil(Math.log10(most)));
        return new Axis(low, high, from, to);
    }

    /// Powers of ten from `low` to `high` over the pixels `from` to `to`.
    private record Axis(int low, int high, double from, double to) {

        double at(double value) {
            return from + (Math.log10(value) - low) / (high - low) * (to - from);
        }
    }

    private static void grid(StringBuilder svg, Axis x, Axis y) {
        for (int power = x.low; power <= x.high; power++) {
            double at = x.at(Math.pow(10, power));
            line(svg, at, y.from, at, y.to);
            text(svg, at, y.from + 16, "middle", label(power));
        }
        for (int power = y.low; power <= y.high; power++) {
            double at = y.at(Math.pow(10, power));
            line(svg, x.from, at, x.to, at);
            text(svg, x.from - 6, at + 4, "end", label(power));
        }
    }

    private void curves(StringBuilder svg, Axis x, Axis y) {
        int index = 0;
        for (Map.Entry<String, List<double[]>> line : lines.entrySet()) {
            String colour = COLOURS.get(index % COLOURS.size());
            StringBuilder points = new StringBuilder();
            for (double[] point : line.getValue()) {
                points.append(format("%.1f,%.1f ", x.at(point[0]), y.at(point[1])));
                svg.append(format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" ", x.at(point[0]), y.at(point[1])));
                svg.append("fill=\"").append(colour).append("\"/>\n");
            }
            svg.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"").append(colour);
            svg.append("\" points=\"").append(points.toString().strip()).append("\"/>\n");
            double legend = TOP + 18.0 * index;
            svg.append(format("<rect x=\"%d\" y=\"%.1f\" width=\"10\" height=\"10\" ", WIDTH - RIGHT + 16, legend));
            svg.append("fill=\"").append(colour).append("\"/>\n");
            text(svg, WIDTH - RIGHT + 32, legend + 9, "start", escape(line.getKey()));
            index++;
        }
    }

    private static void line(StringBuilder svg, double x1, double y1, double x2, double y2) {
        svg.append(format("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>%n", x1, y1, x2, y2));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String markup) {
        svg.append(format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", x, y, anchor));
        svg.append(markup).append("</text>\n");
    }

    private static String label(int power) {
        return power < 0 ? format("%." + -power + "f", Math.pow(10, power)) : format("%,.0f", Math.pow(10, power));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
