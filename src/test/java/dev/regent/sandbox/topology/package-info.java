/** What stands where: regions, their addresses and ports, the regents' configuration, the zone. */
@NullMarked
package dev.regent.sandbox.topology;

import org.jspecify.annotations.NullMarked;
