/**
 * The data plane of the Route 53 twin: health checkers that really probe, name servers that really answer, and the
 * rules of both. {@link dev.regent.sandbox.route53.dataplane.CheckerState},
 * {@link dev.regent.sandbox.route53.dataplane.HealthRules} and
 * {@link dev.regent.sandbox.route53.dataplane.AnswerRules} are pure: no clock, no sockets, chance handed in.
 * {@link dev.regent.sandbox.route53.dataplane.DataPlaneTwin} is the way in. Its timing: {@code docs/sandbox-timing.md}.
 */
@NullMarked
package dev.regent.sandbox.route53.dataplane;

import org.jspecify.annotations.NullMarked;
