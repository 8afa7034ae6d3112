package org.mailmax.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// The few changes MailMax makes to the configuration a Payara distribution carries: nothing but HTTP and HTTPS
/// listens, nothing phones home, and the two data sources exist.
final class DomainXml {

    private static final List<String> UNWANTED_OPTIONS = List.of(
            "-Xmx",
            "-XX:NewRatio",
            "-Dosgi.shell.telnet",
            "-Dorg.glassfish.additionalOSGiBundlesToStart",
            "-Dgosh.args");

    private final Document document;
    private final Element config;

    DomainXml(Path template) {
        try {
            document = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(template.toFile());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new Refusal("Payara's domain template " + template + " cannot be read: " + e.getMessage(), e);
        }
        config = named(document.getDocumentElement(), "config", "server-config");
    }

    void listen(Settings settings, int adminPort) {
        listener("http-listener-1", settings.address(), settings.port(Listener.HTTP));
        listener("http-listener-2", settings.address(), settings.port(Listener.HTTPS));
        listener("admin-listener", "127.0.0.1", adminPort);
        for (String protocol : List.of("http-listener-1", "http-listener-2")) {
            Element http = only(named(config, "protocol", protocol), "http");
            http.setAttribute("server-header", "false");
            http.setAttribute("trace-enabled", "false");
        }
        Element ssl = only(named(config, "protocol", "http-listener-2"), "ssl");
        ssl.setAttribute("tls11-enabled", "false");
        ssl.setAttribute("tls-enabled", "false");
    }

    /// Everything this Payara would offer to a network besides the web is off.
    void harden() {
        all(config, "jmx-connector").forEach(off());
        all(config, "iiop-listener").forEach(off());
        set("jms-service", "type", "DISABLED");
        for (String service : List.of(
                "hazelcast-config-specific-configuration",
                "microprofile-metrics-configuration",
                "microprofile-openapi-configuration",
                "microprofile-healthcheck-configuration",
                "phone-home-runtime-configuration")) {
            set(service, "enabled", "false");
        }
        for (String service : List.of(
                "microprofile-metrics-configuration",
                "microprofile-openapi-configuration",
                "microprofile-healthcheck-configuration")) {
            // Off, they would still answer 403 with Payara's name and version on every web port.
            set(service, "virtual-servers", "__asadmin");
        }
        Element admin = only(config, "admin-service");
        child(admin, "das-config", Map.of("autodeploy-enabled", "false", "dynamic-reload-enabled", "false"));
        all(admin, "property").stream()
                .filter(property -> property.getAttribute("name").startsWith("adminConsole"))
                .forEach(property -> property.getParentNode().removeChild(property));
        // A database of Payara's own that any process could join over a port.
        all(document.getDocumentElement(), "property").stream()
                .filter(property -> property.getAttribute("name").equals("URL"))
                .forEach(url ->
                        url.setAttribute("value", url.getAttribute("value").replace(";AUTO_SERVER=TRUE", "")));
    }

    void jvm(List<String> options) {
        Element java = only(config, "java-config");
        all(java, "jvm-options").stream()
                .filter(option -> UNWANTED_OPTIONS.stream().anyMatch(option.getTextContent()::startsWith))
                .forEach(java::removeChild);
        for (String option : options) {
            child(java, "jvm-options", Map.of()).setTextContent(option);
        }
    }

    /// Adds a connection pool and its JNDI name.
    void dataSource(String jndiName, Map<String, String> pool, Map<String, String> properties) {
        Element resources = only(document.getDocumentElement(), "resources");
        Map<String, String> attributes = new LinkedHashMap<>(pool);
        attributes.put("name", jndiName);
        Element element = child(resources, "jdbc-connection-pool", attributes);
        // In an order of their own: the same settings make the same file.
        new TreeMap<>(properties)
                .forEach((name, value) -> child(element, "property", Map.of("name", name, "value", value)));
        child(resources, "jdbc-resource", Map.of("pool-name", jndiName, "jndi-name", jndiName));
        child(named(document.getDocumentElement(), "server", "server"), "resource-ref", Map.of("ref", jndiName));
    }

    void write(Path file) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(bytes));
            PrivateFiles.write(file, bytes.toByteArray());
        } catch (TransformerException e) {
            throw new IllegalStateException("A document that was read can be written", e);
        }
    }

    private void listener(String name, String address, int port) {
        Element listener = named(config, "network-listener", name);
        listener.setAttribute("address", address);
        listener.setAttribute("port", String.valueOf(port));
    }

    private void set(String element, String attribute, String value) {
        List<Element> found = children(config, element);
        Element target = found.isEmpty() ? child(config, element, Map.of()) : found.getFirst();
        target.setAttribute(attribute, value);
    }

    private static Consumer<Element> off() {
        return element -> element.setAttribute("enabled", "false");
    }

    private Element child(Element parent, String name, Map<String, String> attributes) {
        Element element = document.createElement(name);
        attributes.forEach(element::setAttribute);
        parent.appendChild(element);
        return element;
    }

    private static Element named(Element parent, String element, String name) {
        return all(parent, element).stream()
                .filter(candidate -> candidate.getAttribute("name").equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(element + " " + name));
    }

    private static Element only(Element parent, String name) {
        return all(parent, name).stream().findFirst().orElseThrow(() -> unknown(name));
    }

    private static Refusal unknown(String what) {
        return new Refusal("This Payara's domain template has no " + what + "; MailMax needs Payara 7.");
    }

    private static List<Element> all(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static List<Element> children(Element parent, String name) {
        NodeList found = parent.getChildNodes();
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE
                        && node.getNodeName().equals(name))
                .map(Element.class::cast)
                .toList();
    }
}
