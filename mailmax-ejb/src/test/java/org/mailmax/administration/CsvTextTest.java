package org.mailmax.administration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain|\"plain\"",
                "=1+1|\"'=1+1\"",
                "+49|\"'+49\"",
                "-1|\"'-1\"",
                "@SUM(A1)|\"'@SUM(A1)\"",
                "a\"b|\"a\"\"b\"",
                "a,b|\"a,b\"",
                "``|\"\""
            })
    void aCellNeverBecomesAFormula(String cell, String written) {
        assertThat(CsvText.line(cell)).isEqualTo(written + "\r\n");
        assertThat(CsvText.line("\t=1", "\r=1")).isEqualTo("\"'\t=1\",\"'\r=1\"\r\n");
    }
}
