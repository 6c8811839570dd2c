/** Models of what regents talk to: gateways, S3, Route 53's API, checkers and name servers. */
@NullMarked
package dev.regent.simulation.cloud;

import org.jspecify.annotations.NullMarked;
