package dev.regent.sandbox.faults;

import dev.regent.sandbox.clients.InferenceClient;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** More users than usual, who come and go together. */
final class Crowd {
    private final Supplier<InferenceClient> coming;
    private @Nullable InferenceClient users;

    Crowd(Supplier<InferenceClient> coming) {
        this.coming = coming;
    }

    synchronized void come() {
        if (users == null) {
            users = coming.get();
        }
    }

    synchronized void go() {
        if (users != null) {
            users.close();
            users = null;
        }
    }
}
