package dev.regent.world;

/** An AWS region by its name, such as {@code us-east-1}. */
public record Region(String name) implements Comparable<Region> {
    @Override
    public int compareTo(Region other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
