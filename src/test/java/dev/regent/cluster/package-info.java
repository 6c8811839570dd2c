@NullMarked
package dev.regent.cluster;

import org.jspecify.annotations.NullMarked;
