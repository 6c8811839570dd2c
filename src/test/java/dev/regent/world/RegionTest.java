package dev.regent.world;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RegionTest {
    @Test
    void isPrintedByItsName() {
        assertThat(new Region("us-east-1")).hasToString("us-east-1");
    }

    @Property
    void isOrderedByName(@ForAll String one, @ForAll String other) {
        assertThat(new Region(one).compareTo(new Region(other))).isEqualTo(one.compareTo(other));
    }
}
