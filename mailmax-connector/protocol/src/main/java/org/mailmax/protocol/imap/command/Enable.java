package org.mailmax.protocol.imap.command;

import java.util.ArrayList;
import java.util.List;
import org.mailmax.protocol.imap.syntax.ImapTokens;

/// ENABLE: the client understands these extensions. RFC 9051 §6.3.1.
///
/// @param capabilities in upper case
public record Enable(List<String> capabilities) implements ImapCommand.Authenticated {

    /// `enable = "ENABLE" 1*(SP capability)` — RFC 9051 §9
    static Enable read(ImapTokens in) {
        List<String> capabilities = new ArrayList<>();
        do {
            in.sp();
            capabilities.add(in.keyword());
        } while (in.peek() == ' ');
        return new Enable(List.copyOf(capabilities));
    }
}
