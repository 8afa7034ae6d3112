package org.mailmax.adapter.ra;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Loads classes before a port opens, on one thread: those of a jar, and all that they name.
///
/// A session that needs a class for the first time keeps its carrier until the class loader has it, and the
/// class loader of an application in Payara has one lock for all. Fifty sessions at once after a start would
/// spend their first seconds there (decision 2). Who finds every class loaded asks no class loader.
final class Preload {

    private static final System.Logger LOG = System.getLogger(Preload.class.getName());

    /// The classes in a descriptor (JVMS §4.3): `(Ljava/lang/String;[LContent;)V` names two.
    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([^;<]+);");

    private final Set<Asked> asked = new HashSet<>();

    private record Asked(ClassLoader loader, String name) {}

    /// Loads the classes of the jar, or the folder, that a class is from. What cannot be loaded, or not be
    /// looked at, is left for later: whoever needs it will say so.
    synchronized void jarOf(Class<?> member) {
        CodeSource source = member.getProtectionDomain().getCodeSource();
        if (source == null || !asked.add(new Asked(member.getClassLoader(), source.toString()))) {
            return;
        }
        try {
            Path place = Path.of(source.getLocation().toURI());
            if (Files.isDirectory(place)) {
                folder(place, member.getClassLoader());
            } else {
                jar(place, member.getClassLoader());
            }
        } catch (IOException | URISyntaxException | RuntimeException unreadable) {
            LOG.log(Level.WARNING, "classes of " + source.getLocation() + " are not loaded beforehand", unreadable);
        }
    }

    private void jar(Path file, ClassLoader loader) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(file)) {
            folder(jar.getPath("/"), loader);
        }
    }

    private void folder(Path folder, ClassLoader loader) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Preload::isClass)::iterator) {
                ClassModel parsed = ClassFile.of().parse(Files.readAllBytes(file));
                named(parsed).forEach(name -> load(name, loader));
            }
        }
    }

    private static boolean isClass(Path file) {
        String name = file.toString();
        return name.endsWith(".class") && !name.endsWith("-info.class") && !name.contains("META-INF");
    }

    /// Every class a class file names, itself included.
    private static Stream<String> named(ClassModel parsed) {
        Stream.Builder<String> names = Stream.builder();
        for (PoolEntry entry : parsed.constantPool()) {
            switch (entry) {
                case ClassEntry type when !type.asInternalName().startsWith("[") -> names.add(type.asInternalName());
                case ClassEntry array -> descriptor(array.name()).forEach(names);
                case NameAndTypeEntry member -> descriptor(member.type()).forEach(names);
                case MethodTypeEntry method -> descriptor(method.descriptor()).forEach(names);
                default -> {}
            }
        }
        parsed.methods().forEach(method -> descriptor(method.methodType()).forEach(names));
        parsed.fields().forEach(field -> descriptor(field.fieldType()).forEach(names));
        return names.build();
    }

    private static Stream<String> descriptor(Utf8Entry text) {
        return IN_DESCRIPTOR.matcher(text.stringValue()).results().map((MatchResult found) -> found.group(1));
    }

    private void load(String internalName, ClassLoader loader) {
        if (asked.add(new Asked(loader, internalName))) {
            try {
                Class.forName(internalName.replace('/', '.'), false, loader);
            } catch (ClassNotFoundException | LinkageError missing) {
                LOG.log(Level.DEBUG, "not loaded beforehand: " + internalName, missing);
            }
        }
    }
}
