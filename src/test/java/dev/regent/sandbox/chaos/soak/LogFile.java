package dev.regent.sandbox.chaos.soak;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A log that grows: what was added since the last look. */
final class LogFile {
    private final Path file;
    private long read;

    /** So much was written. */
    record Added(long lines, long bytes) {}

    /** Counts from its present end. */
    LogFile(Path file) {
        this.file = file;
        this.read = size();
    }

    Added sinceTheLastLook() {
        long size = size();
        byte[] added = new byte[Math.toIntExact(Math.max(0, size - read))];
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(read);
            in.readFully(added);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
        read = size;
        long lines = 0;
        for (byte each : added) {
            lines += each == '\n' ? 1 : 0;
        }
        return new Added(lines, added.length);
    }

    private long size() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }
}
