package org.mailmax.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.persistence.PersistenceContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Who may import whom (docs/architecture.md). Reads the class files of all modules.
class ArchitectureTest {

    private static final List<String> MODULES = List.of(
            "mailmax-connector/mail",
            "mailmax-connector/protocol",
            "mailmax-connector/adapter",
            "mailmax-ejb",
            "mailmax-web",
            "server-config",
            "mailmax-bench");

    /// Fewer means that a module was not found, and rules about nothing hold always.
    private static final int LEAST_CLASSES = 300;

    private static final String[] JAVA_BASE = {
        "java.lang..",
        "java.util",
        "java.util.concurrent..",
        "java.util.function..",
        "java.util.random..",
        "java.util.regex..",
        "java.util.stream..",
        "java.util.zip..",
        "java.io..",
        "java.math..",
        "java.net",
        "java.nio..",
        "java.security..",
        "java.text..",
        "java.time..",
        "javax.crypto..",
        "javax.net..",
        "javax.security.auth.."
    };

    /// The packages of mailmax-ejb, by subject.
    private static final String[] SERVICES = {
        "org.mailmax.access..",
        "org.mailmax.administration..",
        "org.mailmax.console..",
        "org.mailmax.content..",
        "org.mailmax.database..",
        "org.mailmax.delivery..",
        "org.mailmax.deposit..",
        "org.mailmax.directory..",
        "org.mailmax.dns..",
        "org.mailmax.feed..",
        "org.mailmax.folder..",
        "org.mailmax.https..",
        "org.mailmax.inflow..",
        "org.mailmax.operation..",
        "org.mailmax.policy..",
        "org.mailmax.publication..",
        "org.mailmax.queue..",
        "org.mailmax.route..",
        "org.mailmax.secret..",
        "org.mailmax.session..",
        "org.mailmax.signing..",
        "org.mailmax.tlsreport..",
        "org.mailmax.tlsresult..",
        "org.mailmax.trace.."
    };

    private static final JavaClasses CLASSES = new ClassFileImporter().importPaths(classDirectories());

    @Test
    void allModulesWereFound() {
        assertThat(classDirectories()).hasSize(MODULES.size());
        assertThat(CLASSES).hasSizeGreaterThan(LEAST_CLASSES);
        for (String name : List.of("mail", "protocol", "adapter", "folder", "web", "server", "bench")) {
            assertThat(CLASSES.that(resideInAPackage("org.mailmax." + name + "..")))
                    .as(name)
                    .isNotEmpty();
        }
    }

    @Test
    void everyServiceClassIsInAKnownPackage() {
        check(classes()
                .that()
                .resideInAPackage("org.mailmax..")
                .should()
                .resideInAnyPackage(Stream.concat(
                                Stream.of(SERVICES),
                                Stream.of("mail", "protocol", "adapter", "web", "server", "bench")
                                        .map(name -> "org.mailmax." + name + ".."))
                        .toArray(String[]::new)));
    }

    @Test
    void mailNeedsNothingButJava() {
        check(only("org.mailmax.mail..", JAVA_BASE, "org.mailmax.mail.."));
    }

    @Test
    void protocolsNeedNothingButJavaAndMail() {
        check(only(
                "org.mailmax.protocol..",
                JAVA_BASE,
                "java.util.logging..",
                "org.mailmax.mail..",
                "org.mailmax.protocol.."));
    }

    @Test
    void theAdapterJoinsProtocolsSocketsAndConnectors() {
        check(only(
                "org.mailmax.adapter..",
                JAVA_BASE,
                "java.util.logging..",
                "javax.transaction.xa..",
                "org.eclipse.microprofile.config..",
                "io.netty..",
                "jakarta.resource..",
                "org.mailmax.mail..",
                "org.mailmax.protocol..",
                "org.mailmax.adapter.."));
    }

    @Test
    void servicesKnowNoProtocol() {
        check(noClasses()
                .that()
                .resideInAnyPackage(SERVICES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.mailmax.protocol..",
                        "org.mailmax.adapter..",
                        "org.mailmax.web..",
                        "io.netty..",
                        "jakarta.resource..",
                        "jakarta.faces..",
                        "jakarta.servlet..",
                        "org.primefaces.."));
    }

    @Test
    void pagesUseServicesOnly() {
        check(noClasses()
                .that()
                .resideInAPackage("org.mailmax.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.mailmax.protocol..",
                        "org.mailmax.adapter..",
                        "jakarta.persistence..",
                        "javax.sql..",
                        "java.sql.."));
    }

    @Test
    void nettyIsInOnePlace() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.mailmax.adapter.net..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty.."));
    }

    @Test
    void connectorsAreInOnePlace() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.mailmax.adapter.ra..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.resource.."));
    }

    @Test
    void persistenceIsInTheServicesOnly() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(SERVICES)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.persistence.."));
    }

    /// A bean of CDI finds the persistence unit only when it is first used from a component of its own module.
    @Test
    void whoReadsTheDatabaseIsASessionBean() {
        check(fields().that()
                .areAnnotatedWith(PersistenceContext.class)
                .should()
                .beDeclaredInClassesThat(annotatedWith(Stateless.class)
                        .or(annotatedWith(Singleton.class))
                        .as("are session beans")));
    }

    /// Enterprise Beans 4.0 §4.9.8: the no-interface view has the public methods only, and the container refuses the
    /// others.
    @Test
    void whatOthersCallOfASessionBeanIsPublic() {
        assertThat(CLASSES.stream()
                        .filter(type -> type.isAnnotatedWith(Stateless.class) || type.isAnnotatedWith(Singleton.class))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> !method.getModifiers().contains(JavaModifier.PUBLIC)
                                && !method.getModifiers().contains(JavaModifier.STATIC))
                        .flatMap(method -> method.getCallsOfSelf().stream())
                        .filter(call -> !isWithin(call.getOriginOwner(), call.getTargetOwner()))
                        .map(call -> call.getDescription()))
                .isEmpty();
    }

    private static boolean isWithin(JavaClass caller, JavaClass bean) {
        return caller.getName().startsWith(bean.getName());
    }

    @Test
    void launcherAndBenchKnowTheProductFromOutside() {
        String[] java = {"java..", "javax..", "org.w3c.dom..", "org.xml.sax..", "com.sun.net.httpserver..", "jdk.."};
        check(only("org.mailmax.server..", java, "org.mailmax.server.."));
        check(only("org.mailmax.bench..", java, "org.mailmax.bench.."));
    }

    @Test
    void imapGrammarKnowsNoSession() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "org.mailmax.protocol.imap.syntax..",
                        "org.mailmax.protocol.imap.command..",
                        "org.mailmax.protocol.imap.response..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.mailmax.protocol.imap.session..", "org.mailmax.mail.port.."));
    }

    @Test
    void inflowIsDoorsOnly() {
        check(classes()
                .that()
                .resideInAPackage("org.mailmax.inflow..")
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .beAnnotatedWith(MessageDriven.class));
        check(noClasses()
                .that()
                .resideInAPackage("org.mailmax.inflow..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("jakarta.persistence..", "javax.sql..", "java.sql..", "java.nio.file..")));
    }

    @Test
    void packagesFormNoCycles() {
        check(slices().matching("org.mailmax.(**)").should().beFreeOfCycles());
    }

    private static ArchRule only(String packages, String[] allowed, String... more) {
        return classes()
                .that()
                .resideInAPackage(packages)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        Stream.concat(Stream.of(allowed), Stream.of(more)).toArray(String[]::new));
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }

    private static List<Path> classDirectories() {
        return MODULES.stream()
                .map(module -> SourceTree.root().resolve(module).resolve("target/classes"))
                .filter(Files::isDirectory)
                .toList();
    }
}
