package dev.regent.sandbox.regents;

import java.lang.instrument.Instrumentation;
import java.time.Instant;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.matcher.ElementMatchers;

/** Runs inside a regent: from then on its wall clock is off by so many seconds. Loaded by {@link ClockJump}. */
public final class ClockAgent {
    private static final String OFFSET = "sandbox.clock.offset";
    private static boolean installed;

    private ClockAgent() {}

    /** What the JVM calls when the agent is attached, every time. */
    public static synchronized void agentmain(String seconds, Instrumentation instrumentation) {
        System.setProperty(OFFSET, seconds);
        if (installed) {
            return;
        }
        installed = true;
        new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
                .type(ElementMatchers.named("dev.regent.config.WallClock"))
                .transform((type, description, loader, module, domain) ->
                        type.visit(Advice.to(Jump.class).on(ElementMatchers.named("instant"))))
                .installOn(instrumentation);
    }

    /** Its code becomes part of the clock, which knows nothing of this class. */
    static final class Jump {
        private Jump() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) Instant now) {
            now = now.plusSeconds(Long.getLong("sandbox.clock.offset", 0));
        }
    }
}
