package org.mailmax.bench.sink;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.mailmax.bench.client.Line;
import org.mailmax.bench.client.Message;
import org.mailmax.bench.client.Wire;

/// Says OK to everything; FETCH answers with the same message each time.
final class ImapSession implements Sink.Session {

    private final Wire wire;
    private final Mailroom mailroom;
    private final Bodies bodies;
    private final ReentrantLock writing = new ReentrantLock();
    private String account = "";

    ImapSession(Wire wire, Mailroom mailroom, Bodies bodies) {
        this.wire = wire;
        this.mailroom = mailroom;
        this.bodies = bodies;
    }

    @Override
    public void serve() throws IOException {
        say("* OK sink\r\n");
        String command = "";
        while (!command.equals("LOGOUT")) {
            Line line = wire.line();
            long literal = line.literal();
            String[] words = line.text().split(" ", 4);
            command = words[1];
            if (literal >= 0) {
                say("+ go on\r\n");
                wire.skip(literal);
                wire.line();
            }
            answer(words);
            say(words[0] + " OK done\r\n");
        }
    }

    private void answer(String[] words) throws IOException {
        switch (words[1]) {
            case "LOGIN" -> account = words[2].replace("\"", "");
            case "SELECT" -> say("* " + folder(words[2]).messages() + " EXISTS\r\n");
            case "STATUS" -> say("* STATUS x (MESSAGES " + folder(words[2]).messages() + ")\r\n");
            case "FETCH" -> fetch(words[2], words[3]);
            case "SEARCH" -> search();
            case "APPEND" -> folder(words[2]).add();
            case "DELETE" -> mailroom.delete(account, words[2]);
            case "IDLE" -> idle();
            case "COPY" -> copy(words[2], folder(words[3]));
            default -> {
                // OK is all it takes.
            }
        }
    }

    private Mailroom.Folder folder(String name) {
        return mailroom.folder(account, name);
    }

    private void fetch(String set, String items) throws IOException {
        String[] ends = set.split(":");
        long first = number(ends[0]);
        long last = number(ends[ends.length - 1]);
        byte[] answer = bodies.fetch(first, last, items);
        wire.send(answer, 0, answer.length);
    }

    private long number(String text) {
        return text.equals("*") ? folder("INBOX").messages() : Long.parseLong(text);
    }

    private void search() throws IOException {
        StringBuilder numbers = new StringBuilder("* SEARCH");
        for (long number = 1; number <= folder("INBOX").messages(); number += Message.RARITY) {
            numbers.append(' ').append(number);
        }
        say(numbers + "\r\n");
    }

    private static void copy(String set, Mailroom.Folder to) {
        String[] ends = set.split(":");
        for (long i = Long.parseLong(ends[0]); i <= Long.parseLong(ends[ends.length - 1]); i++) {
            to.add();
        }
    }

    private void idle() throws IOException {
        Mailroom.Folder inbox = folder("INBOX");
        Runnable watcher = () -> news(inbox.messages());
        inbox.watch(watcher);
        say("+ idling\r\n");
        wire.line();
        inbox.unwatch(watcher);
    }

    private void news(long exists) {
        try {
            say("* " + exists + " EXISTS\r\n");
        } catch (IOException _) {
            // The client went away; its own thread will see it.
        }
    }

    private void say(String text) throws IOException {
        writing.lock();
        try {
            wire.send(text);
        } finally {
            writing.unlock();
        }
    }
}
