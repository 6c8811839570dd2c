package dev.regent;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.regent.loop.Watch;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may know whom: the shape of the code, held by a test. */
class LayoutTest {
    private static final String WORLD = "dev.regent.world";
    private static final String DECISION = "dev.regent.decision";
    private static final String LOOP = "dev.regent.loop";
    private static final List<String> ADAPTERS =
            List.of("board", "signals", "dns", "oncall", "telemetry", "models", "cluster");
    private static final String[] PURE = {WORLD, DECISION};

    private static final JavaClasses MAIN = read();

    private static JavaClasses read() {
        // Names are enough: what lies behind them in libraries need not be read.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.regent");
    }

    @Test
    void theWorldKnowsNothingButItself() {
        classes()
                .that()
                .resideInAPackage(WORLD)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations", WORLD)
                .check(MAIN);
    }

    @Test
    void decisionsKnowNothingButTheWorld() {
        classes()
                .that()
                .resideInAPackage(DECISION)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations", WORLD, DECISION)
                .check(MAIN);
    }

    @Test
    void theLoopKnowsTheWorldAndNobodyElseOfOurs() {
        noClasses()
                .that()
                .resideInAPackage(LOOP)
                .should()
                .dependOnClassesThat(ours(WORLD, LOOP))
                .check(MAIN);
    }

    @TestFactory
    Stream<DynamicTest> anAdapterKnowsTheWorldAndThePortsAndNobodyElseOfOurs() {
        return ADAPTERS.stream()
                .map(adapter -> DynamicTest.dynamicTest(adapter, () -> {
                    String own = "dev.regent." + adapter;
                    ArchRule rule = noClasses()
                            .that()
                            .resideInAPackage(own + "..")
                            .should()
                            .dependOnClassesThat(ours(WORLD, LOOP, own + ".."))
                            .allowEmptyShould(true);
                    rule.check(MAIN);
                }));
    }

    @Test
    void nobodyAsksWhatTimeItIsInTheCore() {
        noClasses()
                .that()
                .resideInAnyPackage(WORLD, DECISION, LOOP)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(MAIN);
    }

    @Test
    void onlyTheWatchMeasuresHowLongSomethingTook() {
        noClasses()
                .that(not(belongToAnyOf(Watch.class)))
                .and()
                .resideInAnyPackage(WORLD, DECISION, LOOP)
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(InstantSource.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(MAIN);
    }

    /** Why: {@link dev.regent.loop.Workers}. */
    @Test
    void nothingRunsOnVirtualThreads() {
        noClasses()
                .should()
                .callMethod(Thread.class, "ofVirtual")
                .orShould()
                .callMethod(Thread.class, "startVirtualThread", Runnable.class)
                .orShould()
                .callMethod(Executors.class, "newVirtualThreadPerTaskExecutor")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("RunOnVirtualThread")
                .check(MAIN);
    }

    @Test
    void packagesAreNamedForWhatTheyAreAbout() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..service..", "..impl..", "..manager..")
                .check(MAIN);
    }

    @Test
    void classesAreNamedForWhatTheyAre() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameStartingWith("Base")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .check(MAIN);
    }

    @Test
    void thePureCoreHasNoMutableField() {
        com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(PURE)
                .should()
                .beFinal()
                .check(MAIN);
    }

    /** Classes of this project outside of some packages. */
    private static DescribedPredicate<JavaClass> ours(String... but) {
        return resideInAPackage("dev.regent..")
                .and(not(resideInAnyPackage(but)))
                .as("other parts of Regent");
    }
}
