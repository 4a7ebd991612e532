package org.convzoo.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which module may know which: every arrow points down. */
class ArchitectureTest {

    private static final JavaClasses PROJECT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.convzoo");

    @Test
    void everyArrowPointsDown() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("org.convzoo..")
                .layer("cli")
                .definedBy("org.convzoo.cli..")
                .layer("notebooks")
                .definedBy("org.convzoo.notebooks..")
                .optionalLayer("transfer")
                .definedBy("org.convzoo.transfer..")
                .layer("training")
                .definedBy("org.convzoo.training..")
                .layer("zoo")
                .definedBy("org.convzoo.zoo..")
                .layer("data")
                .definedBy("org.convzoo.data..")
                .layer("evaluation")
                .definedBy("org.convzoo.evaluation..")
                .layer("engine")
                .definedBy("org.convzoo.engine..")
                .layer("configs")
                .definedBy("org.convzoo.configs..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("notebooks")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("transfer")
                .mayOnlyBeAccessedByLayers("notebooks", "cli")
                .whereLayer("training")
                .mayOnlyBeAccessedByLayers("transfer", "notebooks", "cli")
                .whereLayer("zoo")
                .mayOnlyBeAccessedByLayers("training", "transfer", "notebooks", "cli")
                .whereLayer("data")
                .mayOnlyBeAccessedByLayers("training", "transfer", "notebooks", "cli")
                .whereLayer("evaluation")
                .mayOnlyBeAccessedByLayers("training", "transfer", "notebooks", "cli")
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("zoo", "training", "transfer", "notebooks")
                .check(PROJECT);
    }

    @Test
    void configurationsAndEvaluationKnowNoTensors() {
        noClasses()
                .that()
                .resideInAnyPackage("org.convzoo.configs..", "org.convzoo.evaluation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..")
                .because("validation must be instant, and reports must not need a network")
                .check(PROJECT);
    }

    @Test
    void theArithmeticOfLayersStandsAlone() {
        noClasses()
                .that()
                .resideInAPackage("org.convzoo.zoo.arithmetic..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("org.convzoo.zoo.arithmetic..", "java..", "org.jspecify..")
                .because("a formula is explained in an instant")
                .check(PROJECT);
    }

    @Test
    void evaluationKnowsNoYaml() {
        noClasses()
                .that()
                .resideInAPackage("org.convzoo.evaluation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.convzoo.configs..", "org.snakeyaml..")
                .check(PROJECT);
    }

    @Test
    void onlyTheCommandKnowsThatThereIsACommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.convzoo.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "me.tongfei..")
                .check(PROJECT);
    }

    @Test
    void noModuleGoesInCircles() {
        slices().matching("org.convzoo.(*)..").should().beFreeOfCycles().check(PROJECT);
    }

    @Test
    void nothingStaticChanges() {
        noFields()
                .that()
                .areStatic()
                .and()
                .areNotFinal()
                .should()
                .haveModifier(JavaModifier.STATIC)
                .allowEmptyShould(true)
                .because("state belongs to objects that somebody owns")
                .check(PROJECT);
    }

    @Test
    void namesSayWhatAThingIs() {
        classes()
                .should()
                .haveSimpleNameNotEndingWith("Utils")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Impl")
                .check(PROJECT);
    }
}
