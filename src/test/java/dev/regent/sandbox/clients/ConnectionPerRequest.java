package dev.regent.sandbox.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.regex.Pattern;

/** Opens a connection, asks once and reads until the gateway closes (HTTP/1.1 with {@code Connection: close}). */
final class ConnectionPerRequest implements Transport {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}).*");
    private static final Pattern REGION = Pattern.compile("(?im)^x-region: *(\\S+)");

    private final byte[] request;

    ConnectionPerRequest(String host, String json) {
        request = """
                POST /v1/completions HTTP/1.1\r
                Host: %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                Connection: close\r
                \r
                %s""".formatted(host, json.getBytes(UTF_8).length, json).getBytes(UTF_8);
    }

    @Override
    public Answer ask(InetSocketAddress gateway, Duration patience) {
        var until = System.nanoTime() + patience.toNanos();
        try (var socket = new Socket()) {
            socket.connect(gateway, millisUntil(until));
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write(request);
            return answer(read(socket, until));
        } catch (SocketTimeoutException late) {
            return Answer.failure("no answer in time");
        } catch (IOException broken) {
            return Answer.failure(String.valueOf(broken.getMessage()));
        }
    }

    private static String read(Socket socket, long until) throws IOException {
        var answer = new ByteArrayOutputStream();
        var chunk = new byte[4096];
        int length;
        do {
            socket.setSoTimeout(millisUntil(until));
            length = socket.getInputStream().read(chunk);
            answer.write(chunk, 0, Math.max(0, length));
        } while (length >= 0);
        return answer.toString(UTF_8);
    }

    private static Answer answer(String response) {
        var status = STATUS.matcher(response);
        var end = response.indexOf("\r\n\r\n");
        if (!status.lookingAt() || end < 0) {
            return Answer.failure(response.isEmpty() ? "closed without an answer" : "not an HTTP answer");
        }
        var region = REGION.matcher(response.substring(0, end))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElse(null);
        return Answer.of(Integer.parseInt(status.group(1)), region, response.substring(end));
    }

    private static int millisUntil(long until) throws SocketTimeoutException {
        var left = Duration.ofNanos(until - System.nanoTime()).toMillis();
        if (left <= 0) {
            throw new SocketTimeoutException();
        }
        return (int) left;
    }
}
