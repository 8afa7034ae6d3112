package org.mailmax.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainXmlTest {

    /// The parts of Payara's template that are changed, and one that is not.
    private static final String TEMPLATE = """
        <domain>
          <resources>
            <jdbc-connection-pool name="H2Pool">
              <property name="URL" value="jdbc:h2:x;AUTO_SERVER=TRUE"/>
            </jdbc-connection-pool>
          </resources>
          <servers><server name="server"/></servers>
          <configs><config name="server-config">
            <iiop-service><iiop-listener id="orb-listener-1" port="3700"/></iiop-service>
            <admin-service>
              <jmx-connector port="8686"/>
              <property name="adminConsoleContextRoot" value="/admin"/>
            </admin-service>
            <java-config>
              <jvm-options>-server</jvm-options>
              <jvm-options>-Xmx512m</jvm-options>
              <jvm-options>-Dosgi.shell.telnet.port=6666</jvm-options>
            </java-config>
            <network-config>
              <protocols>
                <protocol name="http-listener-1"><http/><ssl/></protocol>
                <protocol name="http-listener-2"><http/><ssl/></protocol>
              </protocols>
              <network-listeners>
                <network-listener name="http-listener-1" port="8080"/>
                <network-listener name="http-listener-2" port="8181"/>
                <network-listener name="admin-listener" port="4848"/>
              </network-listeners>
            </network-config>
          </config></configs>
        </domain>
        """;

    @TempDir
    Path directory;

    private DomainXml xml;

    @BeforeEach
    void template() throws IOException {
        xml = new DomainXml(Files.writeString(directory.resolve("template.xml"), TEMPLATE));
    }

    @Test
    void theAdministrationOfPayaraListensOnLoopbackOnly() throws IOException {
        Settings settings = Settings.load(Map.of("MAILMAX_HOME", directory.toString(), "MAILMAX_HTTP_PORT", "1080"));
        xml.listen(settings, 1234);
        assertThat(written())
                .contains("<network-listener address=\"127.0.0.1\" name=\"admin-listener\" port=\"1234\"/>")
                .contains("<network-listener address=\"0.0.0.0\" name=\"http-listener-1\" port=\"1080\"/>")
                .contains("server-header=\"false\"");
    }

    @Test
    void whatIsNotNeededIsOff() throws IOException {
        xml.harden();
        assertThat(written())
                .contains("<iiop-listener enabled=\"false\" id=\"orb-listener-1\"")
                .contains("<jmx-connector enabled=\"false\"")
                .contains("<jms-service type=\"DISABLED\"/>")
                .contains("<hazelcast-config-specific-configuration enabled=\"false\"/>")
                .contains("<phone-home-runtime-configuration enabled=\"false\"/>")
                .contains("autodeploy-enabled=\"false\"")
                .doesNotContain("AUTO_SERVER")
                .doesNotContain("adminConsole");
    }

    @Test
    void jvmOptionsReplaceThoseOfTheTemplate() throws IOException {
        xml.jvm(List.of("-Xmx2g"));
        assertThat(written())
                .contains("<jvm-options>-Xmx2g</jvm-options>", "<jvm-options>-server</jvm-options>")
                .doesNotContain("-Xmx512m")
                .doesNotContain("telnet");
    }

    @Test
    void aDataSourceIsAPoolAndANameTheServerRefersTo() throws IOException {
        xml.dataSource("jdbc/mailmax", Map.of("max-pool-size", "64"), Map.of("URL", "${ENV=MAILMAX_DB_URL}"));
        assertThat(written())
                .contains("<jdbc-connection-pool max-pool-size=\"64\" name=\"jdbc/mailmax\">")
                .contains("<property name=\"URL\" value=\"${ENV=MAILMAX_DB_URL}\"/>")
                .contains("<jdbc-resource jndi-name=\"jdbc/mailmax\" pool-name=\"jdbc/mailmax\"/>")
                .contains("<resource-ref ref=\"jdbc/mailmax\"/>");
    }

    @Test
    void aTemplateOfAnotherKindIsRefused() throws IOException {
        Path other = Files.writeString(directory.resolve("other.xml"), "<server/>");
        assertThatThrownBy(() -> new DomainXml(other))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("server-config");
    }

    private String written() throws IOException {
        xml.write(directory.resolve("domain.xml"));
        return Files.readString(directory.resolve("domain.xml"));
    }
}
