package dev.alertroom;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.smallrye.mutiny.Uni;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which package may use which, and what the simulator is kept apart from. */
class ArchitectureTest {

    /** A package of ours, and the packages of ours that it may use. The first line may use all, and none may use it. */
    private static final String TABLE = """
            dev.alertroom    | *
            alert            | alert.source response incident roster speech security problem
            alert.source     | speech security problem yaml
            alert.pagerduty  | alert alert.source response incident roster speech security problem
            mute             | alert response incident roster speech security problem
            heartbeat        | response incident roster speech security problem
            voice            | twilio response incident speech edge problem
            twilio           | response incident speech
            journal          | incident google
            clock            | response incident google security problem
            notify           | twilio incident speech
            chat             | twilio incident roster speech security
            doctor           | twilio voice journal incident roster security
            web              | alert response incident speech security problem
            page             | report web alert voice response incident roster speech security problem
            report           | response incident roster security problem
            operations       | journal twilio security incident edge
            response         | incident roster
            roster           | speech yaml
            security         | problem yaml
            yaml             |
            edge             | problem
            google           |
            incident         |
            speech           |
            problem          |
            """;

    private static final String PRODUCT = "dev.alertroom";
    private static final Path PRODUCT_SOURCES = Path.of("src/main/java");
    private static final Path SIMULATOR_SOURCES = Path.of("src/simulator/java");

    private static final JavaClasses ALL = ours();
    private static final JavaClasses OF_PRODUCT = ALL.that(from(PRODUCT_SOURCES));
    private static final JavaClasses OF_SIMULATOR = ALL.that(from(SIMULATOR_SOURCES));

    private static final Map<String, Set<String>> MAY_USE = table();

    @TestFactory
    Stream<DynamicTest> aPackageUsesOnlyWhatTheTableSays() {
        return MAY_USE.entrySet().stream()
                .filter(row -> !row.getValue().contains("*"))
                .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> usesOnly(row.getKey(), row.getValue())));
    }

    private static void usesOnly(String user, Set<String> used) {
        noClasses()
                .that(are(user))
                .should()
                .dependOnClassesThat(product(
                        "packages that the table doesn't give it", name -> !name.equals(user) && !used.contains(name)))
                .allowEmptyShould(true)
                .check(OF_PRODUCT);
    }

    @Test
    void everyPackageIsInTheTable() {
        Set<String> packages =
                OF_PRODUCT.stream().map(ArchitectureTest::nameOf).collect(Collectors.toCollection(TreeSet::new));
        packages.removeAll(MAY_USE.keySet());

        assertEquals(Set.of(), packages);
    }

    @Test
    void noPackagesUseEachOtherInACircle() {
        slices().assignedFrom(PACKAGES).should().beFreeOfCycles().check(OF_PRODUCT);
    }

    @Test
    void theIncidentKnowsNoFramework() {
        classes()
                .that(are("incident"))
                .should()
                .onlyDependOnClassesThat(resideInAPackage("java..")
                        .or(resideInAPackage("dev.alertroom.incident.."))
                        .or(describe("Uni", type -> type.isEquivalentTo(Uni.class))))
                .check(OF_PRODUCT);
    }

    @Test
    void onlyPortsOfTheIncidentAnswerLater() {
        methods()
                .that()
                .haveRawReturnType(Uni.class)
                .and()
                .areDeclaredInClassesThat(are("incident"))
                .should()
                .beDeclaredInClassesThat()
                .areInterfaces()
                .check(OF_PRODUCT);
    }

    @Test
    void theIncidentReadsNoClockAndDoesNoInputOrOutput() {
        noClasses()
                .that(are("incident"))
                .should()
                .dependOnClassesThat(resideInAPackage("java.io")
                        .or(resideInAPackage("java.nio.file.."))
                        .or(resideInAPackage("java.net.http"))
                        .or(describe("Clock", type -> type.isEquivalentTo(java.time.Clock.class))))
                .orShould()
                .callMethodWhere(describe("it asks for the time", ArchitectureTest::asksForTheTime))
                .check(OF_PRODUCT);
    }

    private static boolean asksForTheTime(JavaMethodCall call) {
        return Set.of("now", "currentTimeMillis", "nanoTime").contains(call.getName());
    }

    @Test
    void nothingOfTheProductKnowsTheSimulator() {
        assertFalse(Files.exists(PRODUCT_SOURCES.resolve("dev/alertroom/simulator")));
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("dev.alertroom.simulator.."))
                .check(OF_PRODUCT);
    }

    @Test
    void theSimulatorUsesNothingOfTheProduct() {
        noClasses()
                .should()
                .dependOnClassesThat(product("the product", name -> true))
                .check(OF_SIMULATOR);
    }

    @Test
    void theSimulatorIsMountedByOneClassAndNotInProduction() {
        noClasses()
                .that()
                .doNotHaveSimpleName("SimulatorMount")
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta..").or(resideInAPackage("io.quarkus..")))
                .check(OF_SIMULATOR);
        assertEquals(
                "prod",
                OF_SIMULATOR
                        .get("dev.alertroom.simulator.SimulatorMount")
                        .getAnnotationOfType(UnlessBuildProfile.class)
                        .value());
    }

    @Test
    void noClassOfTheSimulatorIsNamedLikeOneOfTheProduct() {
        Set<String> names = simpleNames(OF_SIMULATOR);
        names.retainAll(simpleNames(OF_PRODUCT));

        assertEquals(Set.of(), names);
    }

    private static Set<String> simpleNames(JavaClasses types) {
        return types.stream()
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getSimpleName)
                .filter(name -> !name.equals("package-info"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JavaClasses ours() {
        // What the libraries look like inside is never asked, and reading them takes most of the time.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeArchives())
                .importPackages(PRODUCT);
    }

    private static Map<String, Set<String>> table() {
        return TABLE.lines()
                .map(line -> line.split("\\|"))
                .collect(Collectors.toMap(
                        cells -> cells[0].strip(),
                        cells -> cells.length == 1 ? Set.of() : words(cells[1]),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private static Set<String> words(String cell) {
        return Arrays.stream(cell.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }

    /** Tests stand in the same packages; only its source says what a class belongs to. */
    private static DescribedPredicate<JavaClass> from(Path sources) {
        return describe(
                "from " + sources,
                type -> type.getSource()
                        .flatMap(source -> source.getFileName())
                        .map(file -> sources.resolve(type.getPackageName().replace('.', '/'))
                                .resolve(file))
                        .filter(Files::exists)
                        .isPresent());
    }

    private static DescribedPredicate<JavaClass> are(String name) {
        return describe("are of " + name, type -> nameOf(type).equals(name));
    }

    private static DescribedPredicate<JavaClass> product(String what, Predicate<String> names) {
        DescribedPredicate<JavaClass> ours = from(PRODUCT_SOURCES);
        return describe(what, type -> ours.test(type) && names.test(nameOf(type)));
    }

    /** As it stands in the table. */
    private static String nameOf(JavaClass type) {
        return type.getPackageName().replace(PRODUCT + ".", "");
    }

    private static final SliceAssignment PACKAGES = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(nameOf(type));
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    };
}
