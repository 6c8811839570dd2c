package dev.regent.config;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import org.jboss.logging.Logger;

/** Starts the loop, or ends the process with a readable list of what is wrong with its configuration. */
@ApplicationScoped
public class Start {
    private static final Logger LOG = Logger.getLogger(Start.class);

    void start(@Observes StartupEvent event, Instance<Configuration> configuration, Instance<Heart> heart) {
        try {
            var settings = configuration.get().settings();
            LOG.infof("Regent of %s, configuration %s", settings.self(), settings.digest());
        } catch (WrongConfiguration e) {
            throw new PreventFurtherStepsException(e.getMessage(), WrongConfiguration.EXIT_CODE);
        }
        heart.get().start();
    }
}
