package dev.regent.world;

/**
 * Something that was not done, and why.
 *
 * @param what such as "vote against us-east-1"
 * @param why  a sentence that a tired person understands
 */
public record Refusal(String what, String why) {}
