package dev.regent.decision;

import dev.regent.world.Decision.Role;
import dev.regent.world.OwnBoard;
import dev.regent.world.Reading;
import dev.regent.world.Report;
import dev.regent.world.World;
import java.util.Optional;

/**
 * Which of a region's replicas acts. The report on the board is the fence: its last writer acts; another takes over when
 * the report has stood still for some looks, and the conditional write decides between two who try.
 */
record Fence(Role role, String why) {

    static Fence of(World world) {
        Optional<Report> report = world.mine();
        if (report.isEmpty()) {
            return switch (world.own()) {
                case Reading.Known<OwnBoard> known ->
                    new Fence(Role.ACTING, "the board of " + world.self() + " is new");
                case Reading.Unknown<OwnBoard> unknown ->
                    new Fence(Role.BLIND, "the board of " + world.self() + " was not read yet: " + unknown.why());
            };
        }
        String writer = report.get().writer();
        if (writer.equals(world.replica())) {
            return new Fence(Role.ACTING, "this replica wrote the last report");
        }
        int takeover = world.settings().services().stream()
                .mapToInt(service -> service.thresholds().takeover())
                .max()
                .orElse(0);
        int still = world.ownBoard().standstill();
        return still >= takeover
                ? new Fence(Role.ACTING, "the report of " + writer + " has stood still for " + still + " looks")
                : new Fence(Role.WATCHING, writer + " acts for " + world.self());
    }
}
