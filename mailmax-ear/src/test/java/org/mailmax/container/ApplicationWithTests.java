package org.mailmax.container;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/// The packaged EAR with one more web module that holds the tests.
final class ApplicationWithTests {

    private static final String EJB = "mailmax-ejb.jar";
    private static final String BINDING = "META-INF/glassfish-ejb-jar.xml";

    /// What Arquillian's adapter for Payara calls the first thing it deploys.
    private static final String NAME = "mailmax";

    private ApplicationWithTests() {}

    static EnterpriseArchive containing(Class<?>... tests) {
        EnterpriseArchive packaged =
                ShrinkWrap.createFromZipFile(EnterpriseArchive.class, new File(System.getProperty("mailmax.ear")));
        EnterpriseArchive ear =
                ShrinkWrap.create(EnterpriseArchive.class, "mailmax.ear").merge(packaged);
        JavaArchive ejb = packaged.getAsType(JavaArchive.class, EJB);
        ear.delete(EJB);
        ear.addAsModule(renamed(ejb));
        String application = text(packaged, "META-INF/application.xml");
        ear.setApplicationXML(new StringAsset(application.replace(
                "<library-directory>",
                "<module><web><web-uri>tests.war</web-uri><context-root>/tests</context-root></web></module>"
                        + "<library-directory>")));
        WebArchive war = ShrinkWrap.create(WebArchive.class, "tests.war").addClasses(tests);
        return ear.addAsModule(Testable.archiveToTest(war));
    }

    /// The message-driven beans name their resource adapter by the name of the application.
    private static JavaArchive renamed(JavaArchive ejb) {
        String binding = text(ejb, BINDING).replace("mailmax#", NAME + "#");
        ejb.delete(BINDING);
        return ejb.addAsResource(new StringAsset(binding), BINDING);
    }

    private static String text(Archive<?> archive, String path) {
        try (InputStream in = archive.get(path).getAsset().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
