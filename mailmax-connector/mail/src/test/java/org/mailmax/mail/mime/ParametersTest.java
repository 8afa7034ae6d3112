package org.mailmax.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '`',
            value = {
                "filename=a.txt → a.txt",
                "FileName=\"a b.txt\" → a b.txt",
                "filename=a b.txt → a b.txt",
                "filename*=utf-8''Gr%C3%BC%C3%9Fe.txt → Grüße.txt",
                "filename*=iso-8859-1'de'Gr%FC%DFe.txt → Grüße.txt",
                "filename*=Gr%C3%BC%C3%9Fe.txt → Grüße.txt",
                "filename*=x-unknown''a%20b → a b",
                "filename*0=ab; filename*1=cd; filename*2=.txt → abcd.txt",
                "filename*2=.txt; filename*1=cd; filename*0=ab → abcd.txt",
                "filename*0*=utf-8''%C3; filename*1*=%BC; filename*2=.txt → ü.txt",
                "filename*0=ab; filename*2=lost → ab",
                "filename*1=lost; filename=a.txt → a.txt",
                "filename*01=lost; filename*0=a → a",
                "filename*0=a; filename*0=b → a",
                "filename=\"=?utf-8?q?Gr=C3=BCn?=\" → Grün",
                // one name only, whichever way an attacker hopes the others see
                "filename=a.txt; filename*=utf-8''b.exe → b.exe",
                "filename*0=a; filename*1=.exe; filename=b.txt → a.exe",
                "filename=\"../../etc/passwd\" → passwd",
                "filename=\"C:\\\\temp\\\\a.txt\" → a.txt",
                "filename*=utf-8''a%0D%0Ab%00.txt → a  b .txt",
                "filename*=utf-8''a%E2%80%AEtxt.exe → atxt.exe",
            })
    void thereIsOneFileName(String parameters, String expected) {
        assertThat(header(parameters).fileName()).contains(expected);
    }

    @Test
    void sectionsBeyondTheLimitAreIgnored() {
        String sections =
                IntStream.range(0, 150).mapToObj(i -> "filename*" + i + "=a").collect(Collectors.joining(";"));

        assertThat(header(sections).fileName().orElseThrow()).hasSize(ContinuedParameter.MAX_SECTIONS);
    }

    @Test
    void parametersBeyondTheLimitAreIgnored() {
        assertThat(header("a=b;".repeat(10_000))
                        .disposition()
                        .orElseThrow()
                        .parameters()
                        .all())
                .hasSize(MimeLimits.DEFAULT.parameters());
    }

    @Test
    void aLongNameKeepsItsExtension() {
        assertThat(header("filename=" + "a".repeat(5000) + ".exe").fileName().orElseThrow())
                .hasSize(255)
                .endsWith(".exe");
    }

    @Test
    void aPartWithoutNameHasNone() {
        assertThat(header("filename=").fileName()).isEmpty();
        assertThat(header("x=y").fileName()).isEmpty();
    }

    private static PartHeader header(String parameters) {
        return new MimeIndexerTest.Message("Content-Disposition: attachment; " + parameters + "\n\n")
                .root()
                .header();
    }
}
