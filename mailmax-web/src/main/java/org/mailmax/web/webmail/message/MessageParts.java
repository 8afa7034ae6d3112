package org.mailmax.web.webmail.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.mime.BodyStructure;

/// Which parts of a message are its text, and which are attached to it (RFC 2046 §5.1, RFC 2387).
///
/// @param all every part without parts, in order
/// @param shown the texts to read one below the other
/// @param attached what is offered to save
public record MessageParts(List<Part> all, List<Part> shown, List<Part> attached) {

    public static MessageParts of(BodyStructure message) {
        Sorting sorting = new Sorting();
        sorting.walk(message, message instanceof BodyStructure.Multipart ? "" : "1", false);
        return new MessageParts(sorting.all, sorting.shown, sorting.attached);
    }

    public Optional<Part> byPath(String path) {
        return all.stream().filter(part -> part.path().equals(path)).findFirst();
    }

    /// The picture an HTML text refers to by `cid:` (RFC 2392).
    public Optional<Part> byContentId(String id) {
        return all.stream()
                .filter(part -> part.contentId().filter(id::equals).isPresent())
                .findFirst();
    }

    private static final class Sorting {

        private final List<Part> all = new ArrayList<>();
        private final List<Part> shown = new ArrayList<>();
        private final List<Part> attached = new ArrayList<>();

        void walk(BodyStructure structure, String path, boolean related) {
            if (structure instanceof BodyStructure.Multipart multipart) {
                walkParts(multipart, path, related);
                return;
            }
            Part part = new Part(path, structure);
            all.add(part);
            if (!part.isAttachment()) {
                shown.add(part);
            } else if (!related || part.contentId().isEmpty() || !part.type().startsWith("image/")) {
                attached.add(part);
            }
        }

        private void walkParts(BodyStructure.Multipart multipart, String path, boolean related) {
            boolean alternative = multipart.header().subtype().equalsIgnoreCase("alternative");
            boolean inside = related || multipart.header().subtype().equalsIgnoreCase("related");
            int before = shown.size();
            for (int i = 0; i < multipart.parts().size(); i++) {
                int mark = shown.size();
                walk(multipart.parts().get(i), path.isEmpty() ? "" + (i + 1) : path + "." + (i + 1), inside);
                if (alternative && shown.size() > mark) {
                    // RFC 2046 §5.1.4: the last alternative we can show is the best one
                    shown.subList(before, mark).clear();
                }
            }
        }
    }
}
