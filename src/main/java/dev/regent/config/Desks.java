package dev.regent.config;

import dev.regent.decision.Judgement;
import dev.regent.decision.Orders;
import dev.regent.oncall.Desk;
import dev.regent.oncall.IncidentHistory;
import dev.regent.oncall.Judge;
import dev.regent.oncall.Latest;
import dev.regent.oncall.OrderTaker;
import dev.regent.oncall.Ruling;
import dev.regent.oncall.TokenFile;
import dev.regent.telemetry.DecisionLog;
import dev.regent.telemetry.DecisionMeters;
import dev.regent.world.Intent;
import dev.regent.world.World;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Puts together what people and machines are told, and where on-call's orders go. */
@Singleton
public class Desks {
    @Produces
    @Singleton
    Latest latest() {
        return new Latest();
    }

    @Produces
    @Singleton
    Desk desk(WallClock wall) {
        return new Desk(wall);
    }

    @Produces
    @Singleton
    IncidentHistory incidents() {
        return new IncidentHistory();
    }

    @Produces
    @Singleton
    DecisionLog decisionLog() {
        Logger log = Logger.getLogger("dev.regent.decisions");
        return new DecisionLog(log::info);
    }

    @Produces
    @Singleton
    DecisionMeters decisionMeters(MeterRegistry meters, ZoneAudits audits) {
        return new DecisionMeters(meters, audits::of);
    }

    @Produces
    @Singleton
    TokenFile tokenFile(RegentConfig config) {
        return new TokenFile(config.oncall().tokenFile());
    }

    @Produces
    @Singleton
    OrderTaker orderTaker(Latest latest, Desk desk, RegentConfig config) {
        return new OrderTaker(latest, desk, new Rules(), config.oncall().patience());
    }

    /** On-call's judge is the rule of orders. */
    private static final class Rules implements Judge {
        @Override
        public Ruling judge(World world, Intent order, Instant now) {
            return switch (Orders.judge(world, order, now)) {
                case Judgement.Accepted accepted -> new Ruling.Accepted(accepted.next());
                case Judgement.Refused refused -> new Ruling.Refused(refused.why());
                case Judgement.Unreachable unreachable ->
                    new Ruling.Unreachable(unreachable.why(), unreachable.commands());
            };
        }

        @Override
        public Intent completed(World world, Intent order, Instant now) {
            return Orders.completed(world, order, now);
        }
    }
}
