package org.mailmax.adapter.ra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mailmax.adapter.console.ConsoleListener;
import org.mailmax.mail.port.OperatorConsole;

/// Serves the operator's console on `run/admin.sock` in the data directory.
final class ConsoleService {

    private ConsoleService() {}

    static AutoCloseable open(OperatorConsole console, Settings settings) throws IOException {
        Path directory = Files.createDirectories(settings.home().resolve("run"));
        return ConsoleListener.open(directory.resolve("admin.sock"), console);
    }
}
