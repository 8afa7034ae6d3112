package org.mailmax.mail.mime;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The charsets mail is read in, by the names mailers give them. A fixed list: a name from a message never reaches the
/// Java run-time library, and UTF-7, which can hide markup, is not among them.
public final class MailCharsets {

    private static final int LONGEST_NAME = 40;

    /// A charset of Java with the other names it goes by. Subsets are read as what mailers really mean: ISO-8859-1 and
    /// ASCII as windows-1252, GB2312 as GB18030, and so on.
    private static final String[] TABLE = {
        "UTF-8 utf8 unicode-1-1-utf-8 x-unknown utf-8mb4",
        "UTF-16 utf16",
        "UTF-16BE",
        "UTF-16LE",
        "UTF-32",
        "windows-1252 us-ascii ascii iso-8859-1 iso8859-1 iso_8859-1 latin1 latin-1 l1 cp1252 ansi_x3.4-1968 x-ansi"
                + " 8859_1",
        "ISO-8859-2 iso8859-2 latin2",
        "ISO-8859-3 latin3",
        "ISO-8859-4 latin4",
        "ISO-8859-5 cyrillic",
        "ISO-8859-6 arabic iso-8859-6-i iso-8859-6-e",
        "ISO-8859-7 greek",
        "ISO-8859-8 hebrew iso-8859-8-i iso-8859-8-e",
        "windows-1254 iso-8859-9 latin5 cp1254",
        "ISO-8859-13",
        "ISO-8859-15 latin9 latin-9 iso8859-15",
        "ISO-8859-16",
        "windows-1250 cp1250",
        "windows-1251 cp1251",
        "windows-1253 cp1253",
        "windows-1255 cp1255",
        "windows-1256 cp1256",
        "windows-1257 cp1257",
        "windows-1258 cp1258",
        "KOI8-R koi8r koi8",
        "KOI8-U",
        "IBM437 cp437",
        "IBM850 cp850",
        "IBM852 cp852",
        "IBM866 cp866",
        "x-MacRoman macintosh mac",
        "GB18030 gb2312 gbk gb_2312-80 x-gbk cp936 euc-cn",
        "Big5-HKSCS big5 x-x-big5 cp950 big5hkscs",
        "windows-31j shift_jis shift-jis sjis x-sjis cp932 ms_kanji",
        "EUC-JP x-euc-jp",
        "ISO-2022-JP",
        "ISO-2022-JP-2",
        "x-windows-949 euc-kr ks_c_5601-1987 ks_c_5601 cp949 uhc korean",
        "ISO-2022-KR",
        "x-windows-874 tis-620 iso-8859-11 windows-874 cp874"
    };

    private static final Map<String, Charset> BY_NAME = byName();

    private MailCharsets() {}

    /// The charset of this name, in any case, or nothing when the name is none of the list.
    public static Optional<Charset> find(String name) {
        return name.length() > LONGEST_NAME
                ? Optional.empty()
                : Optional.ofNullable(BY_NAME.get(name.strip().toLowerCase(Locale.ROOT)));
    }

    /// Text of octets in the charset of this name; when it is unknown, as UTF-8 or else windows-1252. What is malformed
    /// becomes U+FFFD.
    public static String decode(byte[] octets, String name) {
        return find(name)
                .map(charset -> charset.decode(ByteBuffer.wrap(octets)).toString())
                .orElseGet(() -> Octets.text(octets, 0, octets.length));
    }

    private static Map<String, Charset> byName() {
        Map<String, Charset> byName = new HashMap<>();
        for (String row : TABLE) {
            String[] names = row.split(" ");
            // A run-time image without the extended charsets reads the rare ones as text of unknown charset.
            Charset charset = Charset.isSupported(names[0]) ? Charset.forName(names[0]) : StandardCharsets.UTF_8;
            for (String name : names) {
                byName.put(name.toLowerCase(Locale.ROOT), charset);
            }
        }
        return Map.copyOf(byName);
    }
}
