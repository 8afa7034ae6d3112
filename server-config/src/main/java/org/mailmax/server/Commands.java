package org.mailmax.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Runs a short program and hands back what it wrote.
final class Commands {

    private Commands() {}

    static String run(List<String> command) {
        return run(command, Map.of());
    }

    /// @throws Refusal with the program's own words when it fails
    static String run(List<String> command, Map<String, String> environment) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new Refusal(command.getFirst() + " failed: " + output.strip());
            }
            return output;
        } catch (IOException e) {
            throw new Refusal(command.getFirst() + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(command.getFirst() + " was interrupted.", e);
        }
    }
}
