/**
 * The sandbox: three regions, their regents as real processes, and twins of everything that regents talk to, on one
 * machine. {@code ./mvnw -Psandbox} starts it and stays; scenarios and tests use it as a library:
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start(Options.fromSystemProperties(), System.out::println)) {   // ready and quiet
 *     Region home = sandbox.order().getFirst();                // us-east-1; then us-east-2 (heir), us-west-2 (cold)
 *     Instant fault = sandbox.faults().inject("inference-fails", home);   // exact time; names: faults().all()
 *     sandbox.answered();                                      // Set<Region> that the name servers answer now
 *     sandbox.isOpen(home);                                    // the home's calculated check, as Route 53 sees it
 *     sandbox.votes();                                         // List<Votes.Vote(voter, service, against)>
 *     sandbox.report(home);                                    // Optional<JsonNode>: report.json of that board
 *     sandbox.status(home);                                    // Optional<JsonNode>: GET /v1/status of its regent
 *     sandbox.zone().read();                                   // ZoneNow(epoch, home, writer, weights) from the API
 *     sandbox.orders().failover(region, body);                 // HTTP answer (status, body) of POST .../failover
 *     sandbox.regents().of(home);                              // List<RegentProcess>: kill(), stop(), pause(), resume(), start()
 *     sandbox.links().between(home, Target.gateway(other));    // Link: cut(), heal(), slow(Duration) ...
 *     sandbox.site(home).gateway();                            // the inference gateway: die(), hang(), failInference() ...
 *     sandbox.site(home).s3();                                 // the S3 twin of that region
 *     sandbox.route53();                                       // api(): the REST twin; dataPlane(): checkers and DNS
 *     sandbox.clients();                                       // perRequest() and pooled(): counters, recovery
 *     sandbox.timeline().since(fault);                         // List<Event(at, kind, region, by, why)>
 *     sandbox.faults().heal("inference-fails", home);          // one; healAll() for every one
 *     sandbox.reset();                                         // everything put back, quiet again (< 15 s)
 * }
 * }</pre>
 *
 * <p>Every event of the timeline has a {@link dev.regent.sandbox.timeline.Event.Kind}; those of regents and votes carry
 * the time at which S3 accepted the object, those of Route 53 the time at which its data plane changed its mind.
 *
 * <p>Options come from system properties: {@code -Dreplicas} (regents per region, 1 or 2), {@code -Dregents=0} (none),
 * {@code -Dseed} (the checkers' phases), {@code -Dports} (the first of 300 ports, 9000), {@code -Dscenario} and
 * {@code -Druns} (for the scenario runner).
 */
@NullMarked
package dev.regent.sandbox;

import org.jspecify.annotations.NullMarked;
