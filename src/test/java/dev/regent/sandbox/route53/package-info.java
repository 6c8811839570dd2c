/**
 * A twin of Amazon Route 53: the REST API that the SDKs, the AWS CLI and Terraform speak, health checkers with
 * Route 53's own rules and timing, and an authoritative DNS server. The rules are pure and shared with the simulator.
 */
@NullMarked
package dev.regent.sandbox.route53;

import org.jspecify.annotations.NullMarked;
