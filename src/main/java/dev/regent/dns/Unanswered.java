package dev.regent.dns;

/** No name server said anything that could be used: nothing is known, and a later look may know. */
final class Unanswered extends Exception {
    Unanswered(String why) {
        super(why);
    }
}
