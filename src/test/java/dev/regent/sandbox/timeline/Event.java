package dev.regent.sandbox.timeline;

import java.time.Instant;

/**
 * Something that happened, as a person would tell it.
 *
 * @param at     when, to the millisecond at which its doer noted it
 * @param region whom it concerns; "" for all or none
 * @param by     who did or saw it: {@code control}, {@code regent us-east-2}, {@code Route 53}, {@code client} …
 * @param why    the rest of the sentence; "" where there is nothing to add
 */
public record Event(Instant at, Kind kind, String region, String by, String why) {

    /** What kinds of events there are; {@link #word} is how timelines and files name them. */
    public enum Kind {
        FAULT("fault"),
        HEALED("healed"),
        /** A regent's first failed look after good ones. */
        SUSPICION("first suspicion"),
        CONDITION("condition"),
        VOTE("vote"),
        VOTE_WITHDRAWN("vote withdrawn"),
        /** Route 53's own check of a gateway has changed its mind. */
        GATEWAY_CHECK("gateway check"),
        /** Route 53's check of one vote has changed its mind. */
        VOTE_CHECK("vote check"),
        OUT("out"),
        OPEN("open"),
        DNS_ANSWER("DNS answer changed"),
        WEIGHTS("weights changed"),
        WEIGHTS_REFUSED("weights refused"),
        ORDER("order"),
        CLIENTS_FAIL("clients fail"),
        /** The first of 20 good answers in a row through DNS after a failure. */
        GOOD_ANSWER("first good answer through DNS"),
        /** A sentence of a regent's report is another one now. */
        DECISION("decides"),
        REGENT("regent"),
        NOTE("note");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
