package dev.regent.sandbox.control;

import dev.regent.sandbox.control.State.Headline;
import dev.regent.world.Region;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts the whole into one sentence.
 *
 * @param home     by the epoch record
 * @param usual    the most preferred region
 * @param answered what DNS may answer
 * @param serving  whether all that is answered serves, as far as can be seen from outside
 * @param failures of clients in the last second
 * @param faults   how many are at work
 */
record Headlines(
        Optional<Region> home, Region usual, Set<Region> answered, boolean serving, long failures, int faults) {

    Headline headline() {
        if (answered.isEmpty()) {
            return new Headline("DNS answers nothing.", "bad");
        }
        if (!serving || failures > 0) {
            return new Headline("DNS answers " + who() + trouble(), "bad");
        }
        if (home.isEmpty()) {
            return new Headline(who() + " serves; nobody says who is home.", "warn");
        }
        if (!answered.equals(Set.of(home.get()))) {
            return new Headline(who() + " serves while home " + home.get() + " is out.", "warn");
        }
        if (!home.get().equals(usual)) {
            return new Headline(who() + " is home and serves; usually " + usual + " is.", "warn");
        }
        return faults == 0
                ? new Headline("All is well: " + who() + " is home and serves.", "good")
                : new Headline(who() + " is home and serves, with something wrong elsewhere.", "warn");
    }

    private String who() {
        return answered.stream().sorted().map(Region::name).collect(Collectors.joining(" and "));
    }

    private String trouble() {
        String dead = serving ? "" : ", which does not serve";
        return failures == 0 ? dead + "." : dead + ". " + failures + " requests a second fail.";
    }
}
