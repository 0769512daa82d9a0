package dev.onair;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import dev.onair.account.Clockwork;
import dev.onair.operator.OperatorConfig;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Who may know whom. Dependencies point one way, so that a folder can be read, tested and replaced by itself. */
@AnalyzeClasses(packages = "dev.onair", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] JDK = {"java..", "javax.crypto..", "javax.net..", "org.jspecify.annotations"};

    /** The YAML that all kinds share: read by everything, so it may drag nothing along. */
    @ArchTest
    static void commonKnowsOnlyTheCustomResourceModel(JavaClasses classes) {
        only("dev.onair.common..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(
                        JDK,
                        "dev.onair.common..",
                        "com.fasterxml.jackson.annotation",
                        "io.fabric8.generator.annotation",
                        "io.fabric8.kubernetes.api.model"))
                .check(classes);
    }

    /** The loop is the same for every kind and vendor; its tests need neither a cluster nor a network. */
    @ArchTest
    static void theEngineKnowsNoVendorNoHttpAndNoFramework(JavaClasses classes) {
        only("dev.onair.engine..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        with(JDK, "dev.onair.engine..", "dev.onair.common..", "io.fabric8.kubernetes.api.model"))
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage("dev.onair.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net..")
                .check(classes);
    }

    /** Quota, snapshot and breaker are the same whatever an account's resources are. */
    @ArchTest
    static void accountServicesKnowNoKindAndNoVendor(JavaClasses classes) {
        only("dev.onair.account..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(
                        JDK, "dev.onair.account..", "dev.onair.engine..", "dev.onair.common..", "io.github.bucket4j.."))
                .check(classes);
    }

    /** Whose a vendor's object is, is one decision; it asks nobody, and everybody asks it. */
    @ArchTest
    static void ownershipKnowsNoClusterNoKindAndNoVendor(JavaClasses classes) {
        only("dev.onair.ownership..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(JDK, "dev.onair.ownership..", "dev.onair.common.."))
                .check(classes);
    }

    /** What was sent, what came back, what is lost: the same for every vendor. */
    @ArchTest
    static void httpKnowsNoVendor(JavaClasses classes) {
        only("dev.onair.http..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(JDK, "dev.onair.http..", "dev.onair.engine..", "com.fasterxml.jackson.core.."))
                .check(classes);
    }

    /** A vendor's client is its document in Java: usable, and testable against the simulator, without a cluster. */
    @ArchTest
    static void aVendorsClientKnowsNoClusterAndNoKind(JavaClasses classes) {
        only("dev.onair.(*).client..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(
                        JDK,
                        "dev.onair.*.client..",
                        "dev.onair.http..",
                        "dev.onair.engine..",
                        "com.fasterxml.jackson.."))
                .check(classes);
    }

    /** What all kinds share in the cluster; a vendor's special case in it would be everybody's. */
    @ArchTest
    static void theOperatorsGlueKnowsNoVendor(JavaClasses classes) {
        only("dev.onair.operator..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "dev.onair.operator..",
                                "dev.onair.ownership..",
                                "dev.onair.engine..",
                                "dev.onair.common..")
                        .or(resideOutsideOfPackages("dev.onair..")))
                .check(classes);
    }

    /** Who lives in an account, and who needs whom, is asked in the same way whatever the vendor. */
    @ArchTest
    static void tenancyKnowsNoVendor(JavaClasses classes) {
        only("dev.onair.tenancy..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "dev.onair.tenancy..",
                                "dev.onair.operator..",
                                "dev.onair.ownership..",
                                "dev.onair.account..",
                                "dev.onair.engine..",
                                "dev.onair.common..")
                        .or(resideOutsideOfPackages("dev.onair..")))
                .check(classes);
    }

    /** Adding a vendor is adding a folder; nothing of one vendor may break another. */
    @ArchTest
    static void vendorsKnowOnlyTheSharedFoldersAndThemselves(JavaClasses classes) {
        for (var vendor : new String[] {"cdnetworks", "huawei"}) {
            classes()
                    .that()
                    .resideInAPackage("dev.onair." + vendor + "..")
                    .should()
                    .onlyDependOnClassesThat(resideInAnyPackage(
                                    "dev.onair." + vendor + "..",
                                    "dev.onair.http..",
                                    "dev.onair.tenancy..",
                                    "dev.onair.operator..",
                                    "dev.onair.ownership..",
                                    "dev.onair.account..",
                                    "dev.onair.engine..",
                                    "dev.onair.common..")
                            .or(resideOutsideOfPackages("dev.onair..")))
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    /** Adding a kind is adding a folder: it finds in its vendor only the client and the account. */
    @ArchTest
    static void kindsOfAVendorDoNotKnowEachOther(JavaClasses classes) {
        for (var vendor : new String[] {"cdnetworks", "huawei"}) {
            var home = "dev.onair." + vendor;
            slices().matching(home + ".(*)..")
                    .should()
                    .notDependOnEachOther()
                    .ignoreDependency(alwaysTrue(), resideInAnyPackage(home + ".client..", home + ".account.."))
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    /** If simulator and client shared as much as the signer, a wrong signature would pass every test. */
    @ArchTest
    static void simulatorsShareNoCodeWithWhatTheyTest(JavaClasses classes) {
        knowsOfOursOnlyItself("dev.onair.simulator..", classes);
    }

    /** A stand-in for Kubernetes must not know whom it serves. */
    @ArchTest
    static void theEmbeddedApiServerKnowsNothingOfOnair(JavaClasses classes) {
        knowsOfOursOnlyItself("dev.onair.embedded..", classes);
    }

    /** The ends of the chain: what they need, nobody may come to need through them. */
    @ArchTest
    static void commandsAndReceiversAreImportedByNobodyButMain(JavaClasses classes) {
        for (var end : new String[] {"cli", "demo", "callback", "standalone"}) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.onair." + end + "..")
                    .and()
                    .doNotBelongToAnyOf(Main.class)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.onair." + end + "..")
                    .check(classes);
        }
    }

    /** Two folders that need each other are one folder in two places. */
    @ArchTest
    static void foldersAreFreeOfCycles(JavaClasses classes) {
        slices().matching("dev.onair.(*)..").should().beFreeOfCycles().check(classes);
        slices().matching("dev.onair.*.(*)..").should().beFreeOfCycles().check(classes);
    }

    /** Such a name says that nobody knew what the class is for. */
    @ArchTest
    static void classesAreNamedByWhatTheyAre(JavaClasses classes) {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helper|Manager|Impl)")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .check(classes);
    }

    /** Tests set the time and the dice; whoever reads them by himself cannot be tested so. */
    @ArchTest
    static void timeAndChanceAreReadInNamedPlaces(JavaClasses classes) {
        noClasses()
                .that()
                .doNotBelongToAnyOf(OperatorConfig.class, Clockwork.class)
                // The first two stand in for clouds and clusters, whose time is the wall's, and their tests go through
                // HTTP;
                // the demo plays before a person, and its test is the play.
                .and()
                .resideOutsideOfPackages("dev.onair.simulator..", "dev.onair.embedded..", "dev.onair.demo..")
                .should()
                .callMethodWhere(named("systemUTC", Clock.class)
                        .or(named("systemDefaultZone", Clock.class))
                        .or(named("now", Instant.class))
                        .or(named("currentTimeMillis", System.class))
                        .or(named("nanoTime", System.class))
                        .or(named("getDefault", RandomGenerator.class))
                        .or(named("random", Math.class)))
                .orShould()
                .callConstructor(Random.class)
                .check(classes);
    }

    /** Settings come through Quarkus' configuration, which names, checks and documents them. */
    @ArchTest
    static void theEnvironmentIsReadByTheFrameworkOnly(JavaClasses classes) {
        noClasses()
                .that()
                // NO_COLOR and TERM speak of the terminal, not of Onair.
                .resideOutsideOfPackage("dev.onair.demo..")
                .and()
                // What the framework would refuse with a stack trace is refused with a line before it starts.
                .doNotBelongToAnyOf(Main.class)
                .should()
                .callMethodWhere(named("getenv", System.class))
                .check(classes);
    }

    /** Without it "may be null" is said nowhere, and NullAway and IDEs believe nothing. */
    @ArchTest
    static void everyPackageSaysWhatItIsForAndThatNothingIsNullUnlessItSaysSo(JavaClasses classes) {
        var unmarked = classes.stream()
                .map(type -> type.getPackage())
                .distinct()
                .filter(folder -> folder.tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                        .isEmpty())
                .map(folder -> folder.getName())
                .toList();
        assertThat(unmarked).as("packages without a @NullMarked package-info").isEmpty();
    }

    private static GivenClassesConjunction only(String folder) {
        return classes().that().resideInAPackage(folder);
    }

    private static void knowsOfOursOnlyItself(String folder, JavaClasses classes) {
        only(folder)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(folder).or(resideOutsideOfPackages("dev.onair..")))
                .check(classes);
    }

    private static DescribedPredicate<JavaMethodCall> named(String method, Class<?> owner) {
        return target(name(method)).and(target(owner(type(owner)))).forSubtype();
    }

    private static String[] with(String[] some, String... more) {
        return Stream.of(some, more).flatMap(Arrays::stream).toArray(String[]::new);
    }
}
