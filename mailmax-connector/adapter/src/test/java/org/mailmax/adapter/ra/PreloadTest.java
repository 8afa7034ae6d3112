package org.mailmax.adapter.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreloadTest {

    @TempDir
    Path directory;

    private Path jar;

    @BeforeEach
    void makeJar() throws IOException {
        jar = directory.resolve("sample.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Class<?> type : List.of(PreloadTest.class, Speaker.class, Word.class, Listener.class)) {
                add(out, type);
            }
        }
    }

    @Test
    void whatIsPreloadedAsksTheClassLoaderForNothing() throws Exception {
        try (Recorder loader = new Recorder(jar)) {
            Class<?> speaker = loader.loadClass(Speaker.class.getName());
            new Preload().jarOf(speaker);
            loader.asked.clear();
            assertThat(speak(speaker)).isEqualTo("a word, heard by [a word]");
            assertThat(loader.asked).isEmpty();
        }
    }

    @Test
    void withoutItTheClassLoaderIsAsked() throws Exception {
        try (Recorder loader = new Recorder(jar)) {
            Class<?> speaker = loader.loadClass(Speaker.class.getName());
            loader.asked.clear();
            speak(speaker);
            assertThat(loader.asked).contains(Word.class.getName(), Listener.class.getName(), "java.util.List");
        }
    }

    @Test
    void aClassThatIsMissingIsLeftForLater() throws Exception {
        Path without = directory.resolve("without.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(without))) {
            add(out, Speaker.class);
        }
        try (Recorder loader = new Recorder(without)) {
            Class<?> speaker = loader.loadClass(Speaker.class.getName());
            assertThatCode(() -> new Preload().jarOf(speaker)).doesNotThrowAnyException();
            assertThat(loader.asked).contains(Word.class.getName());
        }
    }

    private static Object speak(Class<?> speaker) throws ReflectiveOperationException {
        return speaker.getMethod("speak").invoke(null);
    }

    private static void add(JarOutputStream out, Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(name));
        try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
            in.transferTo((OutputStream) out);
        }
    }

    /// Loads the classes of a jar and those of Java, and remembers for what it was asked.
    private static final class Recorder extends URLClassLoader {

        private final List<String> asked = new ArrayList<>();

        Recorder(Path jar) throws IOException {
            super(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            asked.add(name);
            return super.loadClass(name, resolve);
        }
    }

    /// Names a class in its code, another in a descriptor alone, and what the compiler adds.
    public static final class Speaker {

        private Speaker() {}

        public static String speak() {
            return new Word("a word").text() + ", heard by " + heard(List.of(new Word("a word")));
        }

        private static List<String> heard(List<Word> words) {
            Listener listener = word -> word.text();
            return words.stream().map(listener::hear).toList();
        }
    }

    /// What is said.
    public record Word(String text) {}

    /// Who hears it.
    @FunctionalInterface
    public interface Listener {
        String hear(Word word);
    }
}
