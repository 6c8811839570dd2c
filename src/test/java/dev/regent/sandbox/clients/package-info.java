/** Users of the platform: they find it through DNS, ask it all the time, and count what they get. */
@NullMarked
package dev.regent.sandbox.clients;

import org.jspecify.annotations.NullMarked;
