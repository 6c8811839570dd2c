package dev.regent.world;

/**
 * A vote that a regent holds: "that region should take no traffic".
 *
 * @param why   the reason at present, or the last one it had
 * @param looks ticks that brought a new look since it was first held
 */
public record HeldVote(String why, int looks) {}
