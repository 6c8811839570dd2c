package dev.regent.cluster;

import java.util.Optional;

/**
 * What is kept of a node that has GPUs.
 *
 * @param gpus    that it has, or had before they were lost
 * @param usable  that may be given to pods now
 * @param trouble a sentence, where nothing should be placed on it
 */
record NodeFacts(int gpus, int usable, Optional<String> trouble) {}
