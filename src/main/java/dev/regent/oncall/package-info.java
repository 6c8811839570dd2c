/** On-call's API: what a regent sees and decides, and the orders of people. */
@NullMarked
package dev.regent.oncall;

import org.jspecify.annotations.NullMarked;
