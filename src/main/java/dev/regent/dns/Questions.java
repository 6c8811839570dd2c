package dev.regent.dns;

import dev.regent.dns.Reply.Said;
import dev.regent.world.Answer;
import dev.regent.world.Epoch;
import dev.regent.world.Gateway;
import dev.regent.world.Place;
import dev.regent.world.Region;
import dev.regent.world.Service;
import dev.regent.world.Witness;
import dev.regent.world.Witness.Sign;
import dev.regent.world.ZoneNames;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.xbill.DNS.Address;
import org.xbill.DNS.Type;

/** What is asked of a service's name servers, and how their answers are read. */
final class Questions {
    private final Service service;
    private final ZoneNames names;
    private final Inquiry inquiry;
    private final Executor sideBySide;

    /** @param sideBySide on which two questions are put at once */
    Questions(Service service, Inquiry inquiry, Executor sideBySide) {
        this.service = service;
        this.names = ZoneNames.of(service);
        this.inquiry = inquiry;
        this.sideBySide = sideBySide;
    }

    /** Both signs at once; one that nobody answers is unknown, and without either there is no witness. */
    Witness witness(Region region) throws Unanswered, InterruptedException {
        FutureTask<Sign> open = new FutureTask<>(() -> sign(names.open(region), ZoneNames.OPEN, ZoneNames.OUT));
        sideBySide.execute(open);
        Sign up;
        try {
            up = sign(names.up(region), ZoneNames.UP, ZoneNames.DOWN);
        } catch (Unanswered e) {
            return new Witness(Sign.UNKNOWN, result(open));
        }
        try {
            return new Witness(up, result(open));
        } catch (Unanswered e) {
            return new Witness(up, Sign.UNKNOWN);
        }
    }

    private static Sign result(FutureTask<Sign> task) throws Unanswered, InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Unanswered unanswered) {
                throw unanswered;
            }
            throw new IllegalStateException("reading a witness failed", e.getCause());
        }
    }

    private Sign sign(String name, String yes, String no) throws Unanswered, InterruptedException {
        List<String> texts = inquiry.first(name, Type.TXT);
        if (texts.equals(List.of(yes))) {
            return Sign.YES;
        }
        return texts.equals(List.of(no)) ? Sign.NO : Sign.UNKNOWN;
    }

    /** The oldest that a server shows, so that a change counts as seen only when all who answer have it. */
    Epoch epoch() throws Unanswered, InterruptedException {
        return inquiry.everyone(names.epoch(), Type.TXT).stream()
                .flatMap(said -> said.values().stream())
                .flatMap(text -> Epoch.parse(text).stream())
                .min(Comparator.comparingLong(Epoch::number))
                .orElseThrow(() -> new Unanswered(names.epoch() + " says nothing that is an epoch"));
    }

    /** Every region that some server answers at present. */
    Answer answer() throws Unanswered, InterruptedException {
        Set<Region> regions = new HashSet<>();
        for (String type : types()) {
            for (Said said : inquiry.everyone(service.mainName(), Type.value(type))) {
                for (String value : said.values()) {
                    regions.addAll(regionsAt(type, value));
                }
            }
        }
        if (regions.isEmpty()) {
            throw new Unanswered(
                    "the name servers have no " + String.join(" or ", types()) + " record for " + service.mainName());
        }
        return new Answer(regions);
    }

    private List<String> types() {
        return service.order().stream()
                .map(place -> place.gateway().recordType())
                .distinct()
                .toList();
    }

    private List<Region> regionsAt(String type, String value) throws Unanswered {
        List<Region> regions = service.order().stream()
                .filter(place -> isAt(place.gateway(), type, value))
                .map(Place::region)
                .toList();
        if (regions.isEmpty()) {
            throw new Unanswered(service.mainName() + " is answered with " + value + ", which is no region's gateway");
        }
        return regions;
    }

    private static boolean isAt(Gateway gateway, String type, String value) {
        return gateway.recordType().equals(type) && plain(gateway.recordValue()).equals(plain(value));
    }

    /** Names without regard to case; IPv6 addresses however they are abbreviated. */
    private static String plain(String value) {
        byte[] address = value.contains(":") ? Address.toByteArray(value, Address.IPv6) : null;
        return address == null ? value.toLowerCase(Locale.ROOT) : Arrays.toString(address);
    }

    boolean canary(Region region) throws Unanswered, InterruptedException {
        return switch (sign(names.canary(region), ZoneNames.READ, ZoneNames.UNREAD)) {
            case YES -> true;
            case NO -> false;
            case UNKNOWN -> throw new Unanswered(names.canary(region) + " says neither read nor unread");
        };
    }
}
