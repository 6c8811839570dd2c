package dev.regent.sandbox.regents;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.agent.builder.AgentBuilder;

/**
 * Makes the wall clock of a running regent jump. The machine's own clock is left alone: an agent in the process changes
 * what {@code config.WallClock} says, which is the only wall clock that a regent reads.
 */
public final class ClockJump {
    private ClockJump() {}

    /**
     * Makes it so; zero puts it right. A regent that does not run is left alone: its next process has the right time.
     *
     * @throws IllegalStateException where the regent is a native binary, which takes no agents
     */
    public static void by(Duration offset, RegentProcess regent) {
        if (!regent.isAlive()) {
            return;
        }
        String pid = regent.pid().orElseThrow();
        try {
            Path agent = agent();
            VirtualMachine machine = VirtualMachine.attach(pid);
            try {
                machine.loadAgent(agent.toString(), Long.toString(offset.toSeconds()));
            } finally {
                machine.detach();
            }
            Files.delete(agent);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        } catch (Exception cannot) {
            throw new IllegalStateException("the clock of " + regent + " cannot be changed: " + cannot, cannot);
        }
    }

    private static Path agent() throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(new Attributes.Name("Agent-Class"), ClockAgent.class.getName());
        main.put(new Attributes.Name("Can-Retransform-Classes"), "true");
        main.put(Attributes.Name.CLASS_PATH, library().toUri().toString());
        Path jar = Files.createTempFile("clock-agent", ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            add(out, ClockAgent.class);
            add(out, ClockAgent.Jump.class);
        }
        return jar;
    }

    private static Path library() throws IOException {
        try {
            return Path.of(AgentBuilder.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (java.net.URISyntaxException cannot) {
            throw new IOException(cannot);
        }
    }

    private static void add(JarOutputStream out, Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(name));
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
            if (bytes == null) {
                throw new IOException(name + " is not on the class path");
            }
            bytes.transferTo(out);
        }
        out.closeEntry();
    }
}
