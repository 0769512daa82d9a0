package dev.onair.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class SimulatorArchitectureTest {
    private static final JavaClasses SIMULATOR = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.onair.simulator");

    /** A simulator that shared code with the client would agree with its mistakes. */
    @Test
    void knowsNothingOfTheRestOfOnair() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.onair.simulator..",
                        "java..",
                        "javax.crypto..",
                        "com.sun.net.httpserver..",
                        "com.fasterxml.jackson..",
                        "org.jspecify..")
                .check(SIMULATOR);
    }

    /** The next vendor's simulator uses the same. */
    @Test
    void keepsVendorsOutOfWhatTheyShare() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.onair.simulator", "dev.onair.simulator.fault", "dev.onair.simulator.callback")
                .and()
                .doNotBelongToAnyOf(SimulatorsMain.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.onair.simulator.cdnetworks", "dev.onair.simulator.huawei")
                .check(SIMULATOR);
    }
}
