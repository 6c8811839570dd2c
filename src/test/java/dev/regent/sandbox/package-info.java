/**
 * The sandbox: three regions, their regents as real processes, and twins of everything that regents talk to, on one
 * machine. {@code ./mvnw -Psandbox} starts it and stays; scenarios and tests use it as a library:
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start(Options.fromSystemProperties(), System.out::println)) {   // ready and quiet
 *     Region home = sandbox.order().getFirst();                // us-east-1; then us-east-2 (heir), us-west-2 (cold)
 *     Instant fault = sandbox.faults().inject("inference-fails", home);   // exact time; faults().all() lists them
 *     sandbox.answered();                                      // Set<Region> that the name servers may answer now
 *     sandbox.isOpen(home);                                    // the home's calculated check, as Route 53 sees it
 *     sandbox.isUp(home);                                      // its gateway's check (first copy)
 *     sandbox.votes();                                         // List<Boards.Vote(voter, against, why)>
 *     sandbox.said(home);                                      // Optional<JsonNode>: the service in its report.json
 *     sandbox.report(home);                                    // Optional<JsonNode>: the whole report
 *     sandbox.status(home);                                    // Optional<JsonNode>: GET /v1/status of its regent
 *     sandbox.zoneNow();                                       // ServiceZone.Now(epoch, weights) from Route 53's API
 *     sandbox.zone().client();                                 // a Route53Client for a scenario's own edits
 *     RegentProcess regent = sandbox.regents().of(home).getFirst();   // kill() stop() pause() resume() start()
 *     sandbox.regents().order(regent, "failover", json);       // Reply(status, body) of POST /v1/services/…/failover
 *     sandbox.links().between(home.name(), Target.gateway(other));    // Link: cut() blackhole() slow(…) heal()
 *     sandbox.site(home).gateway();                            // InferenceGateway: inject, heal, haveReady(n), counts
 *     sandbox.site(home).s3();                                 // S3Twin: read, keys, clear
 *     sandbox.route53().api();                                 // Route53Api: history(), behaviour()
 *     sandbox.route53().dataPlane();                           // DataPlaneTwin: currentlyAnswered, observations
 *     sandbox.clients().perRequest().recovery(fault);          // RequestLog: tally(), recovery(fault); pooled() too
 *     sandbox.timeline().since(fault);                         // List<Event(at, kind, region, by, why)>
 *     sandbox.faults().heal("inference-fails", home);          // one; healAll() for every one
 *     sandbox.unrest();                                        // what keeps it from being quiet; empty when it is
 *     sandbox.reset();                                         // everything put back, quiet again
 *     sandbox.reconfigure(Map.of("failback", Map.of("policy", "automatic", "soak", 10)));   // a reset, with
 *                                                              // such fields of the service until the next reset
 * }
 * }</pre>
 *
 * <p>Every event of the timeline has a {@link dev.regent.sandbox.timeline.Event.Kind}; those of regents and votes carry
 * the time at which S3 accepted the object, those of Route 53 the time at which its data plane changed its mind.
 *
 * <p>Options come from system properties: {@code -Dreplicas} (regents per region, 1 or 2), {@code -Dregents=0} (none),
 * {@code -Dseed} (the checkers' phases), {@code -Dports} (the first of the ports, 9000), {@code -Dpropagation}
 * (seconds from a change of records to DNS, 30), {@code -DfailureThreshold} (of gateways' checks, 1), and for the
 * scenario runner {@code -Dscenario} and {@code -Druns}; for chaos and soak {@code -Dminutes}, and {@code -Dseed} fixes
 * what goes wrong, where and when.
 */
@NullMarked
package dev.regent.sandbox;

import org.jspecify.annotations.NullMarked;
