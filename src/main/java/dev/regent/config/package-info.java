/** From files and properties to validated settings, clients, the clock, and how everything is put together. */
@NullMarked
package dev.regent.config;

import org.jspecify.annotations.NullMarked;
