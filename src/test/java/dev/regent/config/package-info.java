@NullMarked
package dev.regent.config;

import org.jspecify.annotations.NullMarked;
