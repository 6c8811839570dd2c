@NullMarked
package dev.regent.dns;

import org.jspecify.annotations.NullMarked;
