/** The protocol as a model in Alloy 6, checked for two and three regents: {@code docs/model.md}. */
@NullMarked
package dev.regent.model;

import org.jspecify.annotations.NullMarked;
