package dev.regent.sandbox.route53.dataplane;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * As much of an HTTP/1.1 answer as a checker reads (RFC 9112): head first, then a beginning of the body.
 *
 * @param status        100 to 999
 * @param contentLength null where the answer has none
 */
record HttpAnswer(int status, String reason, @Nullable Long contentLength, boolean chunked) {
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: (.*))?");
    private static final int LONGEST_LINE = 8192;
    private static final int MOST_HEADERS = 200;

    /** @throws IOException if this is no HTTP, or ends early */
    static HttpAnswer readHead(InputStream in) throws IOException {
        Matcher statusLine = STATUS_LINE.matcher(readLine(in));
        if (!statusLine.matches()) {
            throw new IOException("no HTTP status line");
        }
        Long length = null;
        boolean chunked = false;
        String header = readLine(in);
        for (int count = 0; !header.isEmpty(); count++) {
            int colon = header.indexOf(':');
            if (colon <= 0 || count > MOST_HEADERS) {
                throw new IOException("malformed header (RFC 7230 section 3.2)");
            }
            String name = header.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = header.substring(colon + 1).strip();
            length = name.equals("content-length") ? Long.valueOf(parse(value, 10)) : length;
            chunked |= name.equals("transfer-encoding") && value.equalsIgnoreCase("chunked");
            header = readLine(in);
        }
        String reason = statusLine.group(2) == null ? "" : statusLine.group(2);
        return new HttpAnswer(Integer.parseInt(statusLine.group(1)), reason, length, chunked);
    }

    /** The body's first bytes: all of it, or {@code most} bytes of it. */
    byte[] readBody(InputStream in, int most) throws IOException {
        if (chunked) {
            return readChunks(in, most);
        }
        return in.readNBytes(contentLength == null ? most : (int) Math.min(most, contentLength));
    }

    private static byte[] readChunks(InputStream in, int most) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        long size = chunkSize(in);
        while (size > 0 && body.size() < most) {
            body.write(in.readNBytes((int) Math.min(size, most - body.size())));
            if (body.size() < most) {
                readLine(in);
                size = chunkSize(in);
            }
        }
        return body.toByteArray();
    }

    private static long chunkSize(InputStream in) throws IOException {
        return parse(readLine(in).split(";", 2)[0].strip(), 16);
    }

    private static long parse(String number, int radix) throws IOException {
        try {
            return Long.parseUnsignedLong(number, radix);
        } catch (NumberFormatException e) {
            throw new IOException("not a length: " + number, e);
        }
    }

    private static String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next != '\n') {
            if (next < 0 || line.size() > LONGEST_LINE) {
                throw new EOFException("the answer ended early");
            }
            line.write(next);
            next = in.read();
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
