package org.mailmax.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// The sizes of one source file, as the compiler's parser sees it.
record JavaSource(Path file, int lines, List<Method> methods) {

    record Method(String name, int lines, int parameters) {}

    static List<JavaSource> read(List<Path> files) {
        List<SourceText> texts = files.stream().map(SourceText::new).toList();
        JavacTask task = (JavacTask)
                ToolProvider.getSystemJavaCompiler().getTask(null, null, null, List.of("-proc:none"), null, texts);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        List<JavaSource> sources = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                Path file = Path.of(unit.getSourceFile().toUri().getPath().substring(1));
                int lines = (int) SourceTree.text(file).lines().count();
                sources.add(new JavaSource(file, lines, methods(unit, positions)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    private static List<Method> methods(CompilationUnitTree unit, SourcePositions positions) {
        List<Method> methods = new ArrayList<>();
        LineMap lines = unit.getLineMap();
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void unused) {
                long annotationsEnd = positions.getEndPosition(unit, method.getModifiers());
                long start = Math.max(annotationsEnd, positions.getStartPosition(unit, method));
                long end = positions.getEndPosition(unit, method);
                if (start >= 0 && end >= 0) {
                    int count = (int) (lines.getLineNumber(end) - lines.getLineNumber(start) + 1);
                    methods.add(new Method(
                            method.getName().toString(),
                            count,
                            method.getParameters().size()));
                }
                return super.visitMethod(method, unused);
            }
        }.scan(unit, null);
        return methods;
    }

    private static final class SourceText extends SimpleJavaFileObject {

        private final String text;

        SourceText(Path path) {
            super(URI.create("source:///" + path), JavaFileObject.Kind.SOURCE);
            this.text = SourceTree.text(path);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
