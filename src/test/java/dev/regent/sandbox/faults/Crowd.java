package dev.regent.sandbox.faults;

import dev.regent.sandbox.clients.Demand;
import dev.regent.sandbox.clients.InferenceClient;
import org.jspecify.annotations.Nullable;

/** More users than usual, who come and go together. */
final class Crowd {
    private final Demand demand;
    private @Nullable InferenceClient users;

    Crowd(Demand demand) {
        this.demand = demand;
    }

    synchronized void come() {
        if (users == null) {
            users = InferenceClient.perRequest(demand);
        }
    }

    synchronized void go() {
        if (users != null) {
            users.close();
            users = null;
        }
    }
}
