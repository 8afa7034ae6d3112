package org.mailmax.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the parts of the program lie. The script `mailmax` says it by system properties, because a checkout and an
/// unpacked distribution are laid out differently.
///
/// @param ear the application
/// @param payara the Payara it came with
/// @param drivers a directory of JDBC drivers for the server
record Program(Path ear, Path payara, Path drivers) {

    static Program located(Optional<Path> ownPayara) {
        return new Program(
                part("mailmax.ear", "the application"),
                ownPayara.map(Program::ownPayara).orElseGet(() -> part("mailmax.payara", "Payara")),
                part("mailmax.drivers", "the JDBC drivers"));
    }

    private static Path ownPayara(Path payara) {
        if (!Files.isExecutable(payara.resolve("bin/asadmin"))) {
            throw new Refusal("MAILMAX_PAYARA is '" + payara + "', but there is no Payara (bin/asadmin) in it.");
        }
        return payara.toAbsolutePath().normalize();
    }

    private static Path part(String property, String what) {
        String value = System.getProperty(property);
        if (value == null || !Files.exists(Path.of(value))) {
            throw new Refusal("MailMax is not complete: " + what + " is missing"
                    + (value == null ? " (" + property + " is not set)." : " at " + value + "."));
        }
        return Path.of(value).toAbsolutePath().normalize();
    }
}
