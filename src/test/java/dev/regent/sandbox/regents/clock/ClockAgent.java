package dev.regent.sandbox.regents.clock;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.none;

import java.lang.instrument.Instrumentation;
import java.time.Instant;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.asm.Advice;

/**
 * Loaded into a regent's JVM: from then on everything there that asks {@code java.time} for the time hears another one.
 * {@code System.nanoTime}, by which timers go, is left alone, as it is when an operator or NTP sets a machine's clock.
 */
public final class ClockAgent {
    /** By how much the clock is ahead, in milliseconds: a property of the JVM that it is loaded into. */
    static final String AHEAD = "sandbox.clock.ahead.millis";

    private ClockAgent() {}

    /** Called by the JVM, each time that the agent is loaded. */
    public static void agentmain(String aheadMillis, Instrumentation instrumentation) {
        boolean first = System.setProperty(AHEAD, aheadMillis) == null;
        if (first) {
            new AgentBuilder.Default()
                    .disableClassFormatChanges()
                    .with(RedefinitionStrategy.RETRANSFORMATION)
                    .ignore(none())
                    .type(named("java.time.Clock"))
                    .transform((builder, type, loader, module, domain) ->
                            builder.visit(Advice.to(Ahead.class).on(named("currentInstant"))))
                    .installOn(instrumentation);
        }
    }

    /** Copied into {@code Clock.currentInstant}, so it knows nothing but the JDK. */
    static final class Ahead {
        private Ahead() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) Instant now) {
            now = now.plusMillis(Long.getLong("sandbox.clock.ahead.millis", 0));
        }
    }
}
