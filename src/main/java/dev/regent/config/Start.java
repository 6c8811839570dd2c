package dev.regent.config;

import dev.regent.decision.Budget;
import dev.regent.oncall.Budgets;
import dev.regent.world.BudgetPath;
import dev.regent.world.Service;
import dev.regent.world.Settings;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

/** Starts the loop, or ends the process with a readable list of what is wrong with its configuration. */
@ApplicationScoped
public class Start {
    private static final Logger LOG = Logger.getLogger(Start.class);

    private boolean started;

    void start(
            @Observes StartupEvent event,
            Instance<Configuration> configuration,
            Instance<Heart> heart,
            Instance<OwnCluster> cluster,
            Instance<ZoneAudits> budgets) {
        try {
            tell(configuration.get().settings(), budgets.get());
        } catch (WrongConfiguration e) {
            throw ended(e);
        }
        heart.get().start();
        cluster.get().start();
        started = true;
    }

    /**
     * Says what is wrong and nothing else. The process is halted rather than shut down: nothing was begun that would
     * have to be ended, and the framework's own shutdown would bury the list under its stack traces.
     */
    private static RuntimeException ended(WrongConfiguration wrong) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            System.err.println(wrong.getMessage());
            System.err.flush();
            Runtime.getRuntime().halt(WrongConfiguration.EXIT_CODE);
        }
        return wrong;
    }

    /** Before everything else, so that nothing is decided while the rest goes down. What was decided last stands. */
    void stop(@Observes ShutdownEvent event, Instance<Heart> heart) {
        if (started) {
            heart.get().close();
        }
    }

    private static void tell(Settings settings, Budgets budgets) {
        LOG.infof("Regent of %s; digest of the configuration: %s", settings.self(), settings.digest());
        for (Service service : settings.services()) {
            for (BudgetPath path : budgets.of(service)) {
                boolean late = path.total().compareTo(Budget.OBJECTIVE) > 0;
                LOG.log(
                        late ? Level.WARN : Level.INFO,
                        service.name() + ": worst case " + path
                                + (late ? ", more than the objective of " + BudgetPath.seconds(Budget.OBJECTIVE) : ""));
            }
        }
    }
}
