package org.mailmax.mail.mime;

import java.util.HashMap;
import java.util.Map;

/// The character references of HTML that occur in mail: numbers, the letters of ISO 8859-1 and a few signs.
final class HtmlReferences {

    private static final int FIRST_LATIN = 160;

    /// The names of U+00A0 to U+00FF.
    private static final String LATIN =
            "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3"
                + " acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc"
                + " Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve"
                + " Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute"
                + " acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde"
                + " ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

    private static final String SIGNS = "amp & lt < gt > quot \" apos ' euro € ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚"
            + " ldquo “ rdquo ” bdquo „ hellip … bull • trade ™ zwnj \u200C zwj \u200D";

    private static final Map<String, String> NAMED = named();

    private HtmlReferences() {}

    /// The text of the reference `&name;`, or nothing when it is none.
    ///
    /// @param name a name, or `#` and a decimal or `#x` and a hexadecimal number
    static String text(String name) {
        return name.startsWith("#") ? numbered(name.substring(1)) : NAMED.getOrDefault(name, "");
    }

    private static String numbered(String digits) {
        boolean hexadecimal = digits.startsWith("x") || digits.startsWith("X");
        try {
            int c = hexadecimal ? Integer.parseInt(digits.substring(1), 16) : Integer.parseInt(digits);
            return Character.isValidCodePoint(c) && Character.getType(c) != Character.SURROGATE
                    ? Character.toString(c)
                    : "\uFFFD";
        } catch (NumberFormatException none) {
            return "";
        }
    }

    private static Map<String, String> named() {
        Map<String, String> named = new HashMap<>();
        String[] latin = LATIN.split(" ");
        for (int i = 0; i < latin.length; i++) {
            named.put(latin[i], Character.toString(FIRST_LATIN + i));
        }
        String[] signs = SIGNS.split(" ");
        for (int i = 0; i < signs.length; i += 2) {
            named.put(signs[i], signs[i + 1]);
        }
        return Map.copyOf(named);
    }
}
