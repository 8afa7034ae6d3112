package org.mailmax.protocol.imap.response;

import org.mailmax.mail.folder.CopyResult;
import org.mailmax.mail.message.UidSet;

/// What stands in brackets after OK, NO, BAD and BYE (RFC 9051 §7.1).
///
/// @param text without the brackets; empty for none
public record ResponseCode(String text) {

    public static final ResponseCode NONE = new ResponseCode("");
    public static final ResponseCode ALREADYEXISTS = new ResponseCode("ALREADYEXISTS");
    public static final ResponseCode AUTHENTICATIONFAILED = new ResponseCode("AUTHENTICATIONFAILED");
    public static final ResponseCode AUTHORIZATIONFAILED = new ResponseCode("AUTHORIZATIONFAILED");
    public static final ResponseCode CANNOT = new ResponseCode("CANNOT");
    public static final ResponseCode CLIENTBUG = new ResponseCode("CLIENTBUG");
    public static final ResponseCode CLOSED = new ResponseCode("CLOSED");
    public static final ResponseCode EXPUNGEISSUED = new ResponseCode("EXPUNGEISSUED");
    public static final ResponseCode LIMIT = new ResponseCode("LIMIT");
    public static final ResponseCode NONEXISTENT = new ResponseCode("NONEXISTENT");
    public static final ResponseCode NOPERM = new ResponseCode("NOPERM");
    public static final ResponseCode OVERQUOTA = new ResponseCode("OVERQUOTA");
    public static final ResponseCode PRIVACYREQUIRED = new ResponseCode("PRIVACYREQUIRED");
    public static final ResponseCode READ_ONLY = new ResponseCode("READ-ONLY");
    public static final ResponseCode READ_WRITE = new ResponseCode("READ-WRITE");
    public static final ResponseCode SERVERBUG = new ResponseCode("SERVERBUG");
    public static final ResponseCode TOOBIG = new ResponseCode("TOOBIG");
    public static final ResponseCode TRYCREATE = new ResponseCode("TRYCREATE");
    public static final ResponseCode UNAVAILABLE = new ResponseCode("UNAVAILABLE");
    public static final ResponseCode UNKNOWN_CTE = new ResponseCode("UNKNOWN-CTE");
    public static final ResponseCode USEATTR = new ResponseCode("USEATTR");

    /// The character sets SEARCH understands (RFC 9051 §7.1).
    public static final ResponseCode BADCHARSET = new ResponseCode("BADCHARSET (US-ASCII UTF-8)");

    /// Where APPEND put a message (RFC 9051 §7.1).
    public static ResponseCode appendUid(CopyResult result) {
        return new ResponseCode("APPENDUID " + result.uidValidity() + " " + result.targetSet());
    }

    /// Where COPY and MOVE put messages (RFC 9051 §7.1): the n-th of the first set became the n-th of the second.
    public static ResponseCode copyUid(CopyResult result) {
        UidSet sources = UidSet.of(result.sources().stream().mapToLong(Long::longValue));
        return new ResponseCode("COPYUID " + result.uidValidity() + " " + sources + " " + result.targetSet());
    }
}
