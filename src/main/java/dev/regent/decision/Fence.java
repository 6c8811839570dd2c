package dev.regent.decision;

import dev.regent.world.Decision.Role;
import dev.regent.world.OwnBoard;
import dev.regent.world.OwnBoard.Unreadable;
import dev.regent.world.Reading;
import dev.regent.world.Report;
import dev.regent.world.Service;
import dev.regent.world.Thresholds;
import dev.regent.world.World;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Which of a region's replicas acts. The report on the board is the fence: its last writer acts; another takes over when
 * the report has stood still for some looks, and the conditional write decides between two who try. A damaged report
 * that nobody replaces for some looks belongs to nobody.
 */
record Fence(Role role, String why) {

    static Fence of(World world) {
        return world.unreadable().map(there -> ofUnreadable(world, there)).orElseGet(() -> ofReadable(world));
    }

    /**
     * A damaged report is nobody's memory, and waiting for a person would leave the region without a regent. One that is
     * sound is left alone: whoever replaced it would forget what a newer regent, or another region's, knows.
     */
    private static Fence ofUnreadable(World world, Unreadable there) {
        if (!there.damaged()) {
            return new Fence(
                    Role.BLIND,
                    there.why() + ". It is sound and left alone: run a regent that can read it, or delete it if what"
                            + " it remembers may be forgotten");
        }
        int patience = most(world, Thresholds::patience);
        if (there.looks() < patience) {
            return new Fence(Role.BLIND, there.why() + ". It is replaced if it stays so for " + patience + " looks");
        }
        String memory = world.mine().isPresent()
                ? " by what is remembered here"
                : "; what it remembered is lost: settling, soak and hold-down begin anew";
        return new Fence(
                Role.ACTING,
                there.why() + ". It has stayed so for " + there.looks() + " looks and is replaced" + memory);
    }

    private static Fence ofReadable(World world) {
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
        int takeover = most(world, Thresholds::takeover);
        int still = world.ownBoard().standstill();
        return still >= takeover
                ? new Fence(Role.ACTING, "the report of " + writer + " has stood still for " + still + " looks")
                : new Fence(Role.WATCHING, writer + " acts for " + world.self());
    }

    private static int most(World world, ToIntFunction<Thresholds> threshold) {
        return world.settings().services().stream()
                .map(Service::thresholds)
                .mapToInt(threshold)
                .max()
                .orElse(0);
    }
}
