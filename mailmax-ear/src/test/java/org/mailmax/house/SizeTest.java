package org.mailmax.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Small files, small methods, few parameters.
class SizeTest {

    private static final int FILE_LINES = 400;
    private static final int METHOD_LINES = 40;
    private static final int PARAMETERS = 6;
    private static final int MEDIAN_FILE_LINES = 100;
    private static final int MEDIAN_METHOD_LINES = 6;
    /// A door only opens: signature, call and brace.
    private static final int DOOR_LINES = 6;

    private static final List<JavaSource> MAIN = JavaSource.read(SourceTree.mainJavaFiles());
    private static final List<JavaSource> ALL = JavaSource.read(SourceTree.javaFiles());

    @Test
    void noFileIsTooLong() {
        assertThat(ALL.stream()
                        .filter(source -> source.lines() > FILE_LINES)
                        .map(source -> source.file() + " has " + source.lines() + " lines"))
                .isEmpty();
    }

    @Test
    void noMethodIsTooLong() {
        assertThat(methods(ALL, METHOD_LINES, Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void noMethodHasTooManyParameters() {
        assertThat(methods(ALL, Integer.MAX_VALUE, PARAMETERS)).isEmpty();
    }

    @Test
    void doorsAreOneLineDeep() {
        List<JavaSource> doors = MAIN.stream()
                .filter(source -> source.file().toString().contains("org/mailmax/inflow/"))
                .toList();

        assertThat(doors).isNotEmpty();
        assertThat(methods(doors, DOOR_LINES, Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void mostAreSmall() {
        int file = median(MAIN.stream().mapToInt(JavaSource::lines));
        int method = median(
                MAIN.stream().flatMap(source -> source.methods().stream()).mapToInt(JavaSource.Method::lines));
        System.out.printf("%d main files, median %d lines; methods' median %d lines%n", MAIN.size(), file, method);

        assertThat(file).isLessThan(MEDIAN_FILE_LINES);
        assertThat(method).isLessThanOrEqualTo(MEDIAN_METHOD_LINES);
    }

    private static Stream<String> methods(List<JavaSource> sources, int lines, int parameters) {
        return sources.stream()
                .flatMap(source -> source.methods().stream()
                        .filter(method -> method.lines() > lines || method.parameters() > parameters)
                        .map(method -> "%s: %s has %d lines and %d parameters"
                                .formatted(source.file(), method.name(), method.lines(), method.parameters())));
    }

    private static int median(IntStream sizes) {
        int[] sorted = sizes.sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
