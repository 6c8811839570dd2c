package dev.regent.sandbox.route53.dataplane;

import dev.regent.sandbox.route53.RecordSet;

/**
 * A record that a query may be answered with now.
 *
 * @param probability above 0, at most 1; the choices of one name and type add up to 1
 */
public record Choice(RecordSet record, double probability) {}
