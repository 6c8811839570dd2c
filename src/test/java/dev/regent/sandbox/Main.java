package dev.regent.sandbox;

import dev.regent.sandbox.control.Control;
import dev.regent.sandbox.control.Guide;
import dev.regent.sandbox.scenarios.Runner;
import dev.regent.sandbox.topology.Loopback;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** The sandbox as a program. */
final class Main {
    private final Options options;

    private Main(Options options) {
        this.options = options;
    }

    static void run() {
        try {
            var main = new Main(Options.fromSystemProperties());
            String scenario = System.getProperty("scenario", "");
            if (scenario.isEmpty()) {
                main.stay();
            } else {
                System.exit(main.play(scenario) ? 0 : 1);
            }
        } catch (IOException | Loopback.CannotListen | IllegalArgumentException | IllegalStateException cannot) {
            System.err.println("sandbox: " + cannot.getMessage());
            System.exit(1);
        }
    }

    private boolean play(String scenario) throws IOException {
        return new Runner(options, System.out::println).run(scenario, Integer.getInteger("runs", 1));
    }

    private void stay() {
        // The build that ran before in this JVM has left much behind.
        System.gc();
        long began = System.nanoTime();
        // Last to be used, first to be asked for: nobody should wait for a start that cannot succeed.
        Loopback.mustBeFree(Loopback.HERE, options.ports().control(), "the control page");
        Sandbox sandbox = Sandbox.start(options, System.out::println);
        Control control = Control.start(sandbox);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            control.close();
            sandbox.close();
        }));
        var guide = new Guide(sandbox);
        System.out.println("\nsandbox: ready after "
                + Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s. Ctrl-C ends it.\n\n"
                + guide.whatIsWhere() + "\n\nThree things to try, with the page open:\n" + guide.threeThingsToTry()
                + "\n");
        untilEnded();
    }

    private static void untilEnded() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
