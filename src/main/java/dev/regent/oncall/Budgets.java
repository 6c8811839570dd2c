package dev.regent.oncall;

import dev.regent.world.BudgetPath;
import dev.regent.world.Service;
import java.util.List;

/** Knows how long a failover of a service takes at worst. */
public interface Budgets {
    /** Every way of moving the traffic. */
    List<BudgetPath> of(Service service);
}
