package org.mailmax.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class AdminPasswordTest {

    @Test
    void theHashIsTheOnePayaraComputes() {
        // The line of a fresh Payara's key file, whose password is empty.
        String hash = "{SSHA256}27Nv0BTvkPdBpYuWJgtDj3hg/sWSRcCd4KQrT7m5PKt0kvVl+Z/n3Q==";
        byte[] digestAndSalt = Base64.getDecoder().decode(hash.substring("{SSHA256}".length()));
        byte[] salt = Arrays.copyOfRange(digestAndSalt, 32, digestAndSalt.length);
        assertThat(AdminPassword.hash("", salt)).isEqualTo(hash);
        assertThat(AdminPassword.hash("other", salt)).isNotEqualTo(hash);
    }
}
