@NullMarked
package dev.regent.oncall;

import org.jspecify.annotations.NullMarked;
