package dev.regent.signals;

import dev.regent.signals.GpuQuery.Part;
import dev.regent.signals.Vector.Sample;
import dev.regent.world.SignalSight.GpuSight;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Puts together what the answer to a {@link GpuQuery} says of each GPU. Pure. A GPU is there when its memory and the age
 * of that are known, or an XID that may be why they are not any more: one that has fallen off its bus tells nothing else. DCGM's "blank" values (such as 9223372036854775794, dcgm_fields.h) count as not there.
 */
final class GpuReadout {
    private static final double MIB = 1 << 20;
    /** No GPU has a terabyte; XIDs have three digits; bit masks and counts are small. */
    private static final double MOST = 1 << 30;

    private static final int MOST_XID = 9999;
    private static final double PERCENT = 100;
    // dcgm_fields.h, DCGM_CLOCKS_EVENT_REASON_*. Idle, application clocks, a software power cap, sync boost and display
    // clocks are left out: those are as they should be on a busy GPU.
    private static final Map<Integer, String> SLOWED = slowed();

    private final Map<Part, Double> parts = new EnumMap<>(Part.class);
    private final String pod;
    private final Device device;

    /** A GPU or an instance of one, whoever holds it. */
    private record Device(String gpu, String instance) {
        static Device of(Sample sample) {
            return new Device(sample.label(GpuQuery.GPU), sample.label(GpuQuery.INSTANCE));
        }
    }

    private GpuReadout(String pod, Device device) {
        this.pod = pod;
        this.device = device;
    }

    static List<GpuSight> of(Vector answer) {
        Map<List<Object>, GpuReadout> gpus = new LinkedHashMap<>();
        for (Sample sample : answer.samples()) {
            String pod = sample.label(GpuQuery.POD);
            Device device = Device.of(sample);
            gpus.computeIfAbsent(List.of(pod, device), gpu -> new GpuReadout(pod, device))
                    .add(sample);
        }
        Map<Device, List<Integer>> earlier = gpus.values().stream()
                .filter(gpu -> gpu.parts.containsKey(Part.XID_EARLIER))
                .collect(Collectors.groupingBy(
                        gpu -> gpu.device, Collectors.mapping(gpu -> gpu.xid(Part.XID_EARLIER), Collectors.toList())));
        return gpus.values().stream()
                .flatMap(gpu -> gpu.sight(earlier.getOrDefault(gpu.device, List.of())).stream())
                .toList();
    }

    private int xid(Part part) {
        return parts.getOrDefault(part, 0.0).intValue();
    }

    private void add(Sample sample) {
        for (Part part : Part.values()) {
            if (part.name().equals(sample.label(Query.PART)) && isMeant(part, sample.value())) {
                parts.put(part, sample.value());
            }
        }
    }

    private static boolean isMeant(Part part, double value) {
        double least = part == Part.GROWTH || part == Part.AGE ? -MOST : 0;
        return Double.isFinite(value)
                && value >= least
                && value <= (part == Part.XID || part == Part.XID_EARLIER ? MOST_XID : MOST);
    }

    /** @param earlier the XIDs that there were ten minutes ago */
    private Optional<GpuSight> sight(List<Integer> earlier) {
        boolean tellsItsMemory = parts.containsKey(Part.USED) && parts.containsKey(Part.FREE);
        Double age = parts.get(Part.AGE);
        if (age == null || (!tellsItsMemory && xid(Part.XID) == 0)) {
            return Optional.empty();
        }
        Double busy = parts.get(Part.UTILISATION);
        return Optional.of(new GpuSight(
                pod,
                mib(tellsItsMemory, Part.USED),
                mib(tellsItsMemory, Part.FREE),
                mib(tellsItsMemory, Part.GROWTH),
                xid(Part.XID),
                xid(Part.XID) != 0 && !earlier.contains(xid(Part.XID)),
                trouble(),
                whySlowed(),
                busy == null ? OptionalDouble.empty() : OptionalDouble.of(Math.min(busy / PERCENT, 1)),
                Readout.duration(age)));
    }

    private double mib(boolean isKnown, Part part) {
        return isKnown ? parts.getOrDefault(part, 0.0) * MIB : 0;
    }

    private Optional<String> trouble() {
        List<String> troubles = new ArrayList<>();
        long errors = parts.getOrDefault(Part.ECC, 0.0).longValue();
        if (errors > 0) {
            troubles.add(errors + " uncorrectable ECC error" + (errors == 1 ? "" : "s"));
        }
        if (parts.getOrDefault(Part.REMAP, 0.0) > 0) {
            troubles.add("a row of its memory could not be remapped");
        }
        return joined("; ", troubles);
    }

    /** Heat and power pass; a GPU that is slowed down is well. */
    private Optional<String> whySlowed() {
        int clocks = parts.getOrDefault(Part.CLOCKS, 0.0).intValue();
        return joined(
                ", ",
                SLOWED.entrySet().stream()
                        .filter(reason -> (clocks & reason.getKey()) != 0)
                        .map(Map.Entry::getValue)
                        .toList());
    }

    private static Optional<String> joined(String by, List<String> sayings) {
        return sayings.isEmpty() ? Optional.empty() : Optional.of(String.join(by, sayings));
    }

    private static Map<Integer, String> slowed() {
        Map<Integer, String> slowed = new LinkedHashMap<>();
        slowed.put(0x40, "too hot (hardware)");
        slowed.put(0x20, "too hot (driver)");
        slowed.put(0x80, "power brake");
        slowed.put(0x08, "hardware slowdown");
        return slowed;
    }
}
