package org.parley;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One way through the packages, and one home for each library. */
class ArchitectureTest {

    /** A package may use those that stand before it. */
    private static final List<String> ORDER = List.of("text", "file", "time", "wording", "lexicon", "embedding",
            "syntax",
            "reply",
            "article", "schedule", "delivery", "store", "ingest", "fact", "story",
            "index", "question",
            "retrieval", "reading", "answer", "timeline", "digest", "evaluation", "operation", "bot", "cli");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.parley");

    @Test
    void sees_our_classes_and_knows_every_package() {
        Set<String> packages = CLASSES.stream().map(ArchitectureTest::room).collect(Collectors.toSet());

        assertThat(CLASSES.size()).isGreaterThan(100);
        assertThat(ORDER).containsAll(packages);
    }

    @Test
    void no_package_is_in_a_cycle() {
        slices().matching("org.parley.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @TestFactory
    List<DynamicTest> a_package_uses_only_those_before_it() {
        return ORDER.stream().map(room -> DynamicTest.dynamicTest(room, () -> {
            String[] later = ORDER.stream().skip(ORDER.indexOf(room) + 1L).map(name -> "org.parley." + name + "..")
                    .toArray(String[]::new);
            if (later.length > 0) {
                noClasses().that().resideInAPackage("org.parley." + room + "..").should().dependOnClassesThat()
                        .resideInAnyPackage(later)
                        .allowEmptyShould(true).check(CLASSES);
            }
        })).toList();
    }

    @TestFactory
    List<DynamicTest> a_library_is_known_where_it_belongs_and_nowhere_else() {
        return List.of(onlyIn("org.apache.lucene..", "index"), onlyIn("picocli..", "cli"), onlyIn("org.jline..", "cli"),
                onlyIn("org.apache.fontbox..", "timeline"), onlyIn("org.jsoup..", "article"),
                onlyIn("com.rometools..", "article"), onlyIn("ai.onnxruntime..", "embedding"),
                onlyIn("java.sql..", "store"), onlyIn("org.jdbi..", "store"), onlyIn("com.zaxxer..", "store"),
                onlyIn("org.flywaydb..", "store"), onlyIn("io.prometheus..", "operation"),
                onlyIn("com.sun.net.httpserver..", "operation"), onlyIn("java.net.http..", "ingest"));
    }

    private static DynamicTest onlyIn(String library, String... rooms) {
        return DynamicTest.dynamicTest(library, () -> noClasses()
                .that(resideInAPackage("org.parley..").and(JavaClass.Predicates.resideOutsideOfPackages(
                        Arrays.stream(rooms).map(room -> "org.parley." + room + "..").toArray(String[]::new))))
                .should().dependOnClassesThat().resideInAPackage(library).check(CLASSES));
    }

    private static String room(JavaClass type) {
        return type.getPackageName().replaceFirst("^org\\.parley\\.?", "").replaceFirst("\\..*", "");
    }
}
