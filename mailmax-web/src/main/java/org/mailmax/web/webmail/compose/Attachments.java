package org.mailmax.web.webmail.compose;

import jakarta.annotation.PreDestroy;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.mailmax.web.shared.Toast;
import org.primefaces.event.FileUploadEvent;
import org.primefaces.model.file.UploadedFile;

/// The files of the message being written. They wait in temporary files and go away with the page.
@Named
@ViewScoped
public class Attachments implements Serializable {

    /// Octets of all files of one message.
    public static final long MAX_TOTAL = 25 * 1024 * 1024;

    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{Cntrl}\\u0080-\\u009F\\u2028-\\u202E\\u2066-\\u2069/\\\\]+");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9!#$&^_.+-]{1,60}/[a-z0-9!#$&^_.+-]{1,60}");

    @Inject
    private Toast toast;

    private final List<Attachment> files = new ArrayList<>();

    public void upload(FileUploadEvent event) throws IOException {
        UploadedFile uploaded = event.getFile();
        if (total() + uploaded.getSize() > MAX_TOTAL) {
            toast.failed("compose.tooLarge", uploaded.getFileName());
            return;
        }
        try (InputStream in = uploaded.getInputStream()) {
            add(uploaded.getFileName(), String.valueOf(uploaded.getContentType()), in);
        }
    }

    void add(String name, String type, InputStream octets) throws IOException {
        Path file = Files.createTempFile("mailmax-attachment", null);
        try {
            long size = Files.copy(octets, file, StandardCopyOption.REPLACE_EXISTING);
            files.add(new Attachment(safeName(name), safeType(type), size, file));
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    public void remove(int index) throws IOException {
        if (index >= 0 && index < files.size()) {
            Files.deleteIfExists(files.remove(index).file());
        }
    }

    public List<Attachment> getFiles() {
        return files;
    }

    public long total() {
        return files.stream().mapToLong(Attachment::size).sum();
    }

    @PreDestroy
    void clear() {
        files.forEach(file -> file.file().toFile().delete());
        files.clear();
    }

    static String safeName(String name) {
        String safe = UNSAFE.matcher(name.strip()).replaceAll("_");
        String cut = safe.length() > 120 ? safe.substring(safe.length() - 120) : safe;
        return cut.isBlank() ? "file" : cut;
    }

    static String safeType(String type) {
        String lower = type.toLowerCase(Locale.ROOT).strip();
        return MEDIA_TYPE.matcher(lower).matches() && !lower.startsWith("multipart/") && !lower.startsWith("message/")
                ? lower
                : "application/octet-stream";
    }
}
