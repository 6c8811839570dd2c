package dev.regent.sandbox.route53;

import java.util.List;
import java.util.Optional;

/** Which record sets may stand side by side under one name. Source: as {@link ChangeBatchRules}. */
final class Neighbours {
    private Neighbours() {}

    /** What stands against a record set, given the other ones of its name. */
    static Optional<String> problem(RecordSet asked, List<RecordSet> others, Zone zone, Quotas quotas) {
        return cnameProblem(asked, others, zone).or(() -> groupProblem(asked, others, quotas));
    }

    private static Optional<String> cnameProblem(RecordSet asked, List<RecordSet> others, Zone zone) {
        boolean isCname = asked.type().equals("CNAME");
        if (isCname && others.stream().anyMatch(r -> !r.type().equals("CNAME"))) {
            return Optional.of("RRSet of type CNAME with DNS name " + asked.name()
                    + " is not permitted as it conflicts with other records with the same DNS name in zone "
                    + zone.name());
        }
        if (!isCname && others.stream().anyMatch(r -> r.type().equals("CNAME"))) {
            return Optional.of("RRSet of type " + asked.type() + " with DNS name " + asked.name()
                    + " is not permitted because a conflicting RRSet of type CNAME with the same DNS name already"
                    + " exists in zone " + zone.name());
        }
        return Optional.empty();
    }

    private static Optional<String> groupProblem(RecordSet asked, List<RecordSet> others, Quotas quotas) {
        List<RecordSet> group =
                others.stream().filter(r -> r.type().equals(asked.type())).toList();
        String which = "RRSet with DNS name " + asked.name() + ", type " + asked.type();
        if (asked.setIdentifier() == null && !group.isEmpty()) {
            return Optional.of(which + " cannot be created as other RRSets exist with the same name and type.");
        }
        if (group.stream().anyMatch(r -> r.setIdentifier() == null)) {
            return Optional.of(which + ", SetIdentifier " + asked.setIdentifier()
                    + " cannot be created as a non-weighted set exists with the same name and type.");
        }
        return group.size() < quotas.recordSetsPerGroup()
                ? Optional.empty()
                : Optional.of(which + " cannot be created as " + quotas.recordSetsPerGroup()
                        + " weighted sets exist with the same name and type.");
    }
}
