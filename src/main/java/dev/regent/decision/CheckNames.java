package dev.regent.decision;

import dev.regent.world.Region;
import dev.regent.world.Service;

/** The symbolic names of the desired health checks. */
record CheckNames(String service, Region region) {
    static CheckNames of(Service service, Region region) {
        return new CheckNames(service.name(), region);
    }

    /** The calculated check. */
    String calculated() {
        return service + "/" + region;
    }

    String gateway(int copy) {
        return calculated() + "/gateway-" + copy;
    }

    String own(int copy) {
        return calculated() + "/own-" + copy;
    }

    String peer(Region voter) {
        return calculated() + "/peer-" + voter;
    }

    /** One per board, whatever the service. */
    static String canary(Region region) {
        return "canary/" + region;
    }
}
