package dev.regent.oncall;

import dev.regent.oncall.StatusPage.BudgetPage;
import dev.regent.world.ServiceView;
import java.util.List;

/** Knows how long a failover of a service takes at worst. */
public interface Budgets {
    /** Every way of moving the traffic; none where nothing can be said. */
    List<BudgetPage> of(ServiceView view);
}
