package dev.regent.sandbox.regents.clock;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.ByteBuddy;

/** Loads {@link ClockAgent} into running JVMs. A native binary cannot be told anything in this way. */
public final class WallClockJump {
    private WallClockJump() {}

    /**
     * Sets a JVM's clock, as far as {@code java.time} tells it.
     *
     * @param pid   of a JVM of the same user, which must not be paused
     * @param ahead of the machine's clock; may be negative, zero puts it right
     */
    public static void set(String pid, Duration ahead) {
        try {
            Path jar = jar();
            VirtualMachine machine = VirtualMachine.attach(pid);
            try {
                machine.loadAgent(jar.toString(), String.valueOf(ahead.toMillis()));
            } finally {
                machine.detach();
                Files.deleteIfExists(jar);
            }
        } catch (IOException cannot) {
            throw new UncheckedIOException("cannot set the clock of process " + pid, cannot);
        } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException cannot) {
            throw new IllegalStateException("cannot set the clock of process " + pid, cannot);
        }
    }

    private static Path jar() throws IOException {
        Path jar = Files.createTempFile("clock-agent", ".jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest())) {
            for (Class<?> type : List.of(ClockAgent.class, ClockAgent.Ahead.class)) {
                String name = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(name));
                try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
                    Objects.requireNonNull(bytes).transferTo(out);
                }
            }
        }
        return jar;
    }

    private static Manifest manifest() {
        var manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.CLASS_PATH, byteBuddy());
        attributes.put(new Attributes.Name("Agent-Class"), ClockAgent.class.getName());
        attributes.put(new Attributes.Name("Can-Retransform-Classes"), "true");
        return manifest;
    }

    private static String byteBuddy() {
        try {
            return ByteBuddy.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
