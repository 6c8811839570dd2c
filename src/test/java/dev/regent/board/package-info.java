/** S3 boards: publishes the own report and votes, reads the others' reports. */
@NullMarked
package dev.regent.board;

import org.jspecify.annotations.NullMarked;
