package org.mailmax.signing;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// How a message is signed.
public enum Algorithm {
    /// RFC 6376 §3.3.1, with 2048 bits as RFC 8301 §3.2 wants.
    RSA("rsa-sha256", "rsa", "RSA", "SHA256withRSA") {
        @Override
        KeyPair newKeys() throws GeneralSecurityException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        }

        @Override
        byte[] published(PublicKey key) {
            return key.getEncoded();
        }

        @Override
        PublicKey opened(byte[] published) throws GeneralSecurityException {
            PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(published));
            if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= LEAST_RSA_BITS) {
                return key;
            }
            throw new InvalidKeyException("a key this short proves nothing");
        }

        @Override
        byte[] signed(byte[] header) {
            return header;
        }
    },

    /// RFC 8463 §3: Ed25519 of the SHA-256 of the header.
    ED25519("ed25519-sha256", "ed25519", "Ed25519", "Ed25519") {
        @Override
        KeyPair newKeys() throws GeneralSecurityException {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        }

        /// RFC 8463 §4.2: the key alone, which ends its encoding by X.509.
        @Override
        byte[] published(PublicKey key) {
            byte[] encoded = key.getEncoded();
            return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        }

        @Override
        PublicKey opened(byte[] published) throws GeneralSecurityException {
            byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + published.length);
            System.arraycopy(published, 0, encoded, X509_PREFIX.length, published.length);
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        }

        @Override
        byte[] signed(byte[] header) throws GeneralSecurityException {
            return MessageDigest.getInstance("SHA-256").digest(header);
        }
    };

    /// RFC 8301 §3.2.
    private static final int LEAST_RSA_BITS = 1024;

    /// What goes before an Ed25519 key in its encoding by X.509.
    private static final byte[] X509_PREFIX = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    private final String tag;
    private final String keyType;
    private final String keyAlgorithm;
    private final String signature;

    Algorithm(String tag, String keyType, String keyAlgorithm, String signature) {
        this.tag = tag;
        this.keyType = keyType;
        this.keyAlgorithm = keyAlgorithm;
        this.signature = signature;
    }

    /// As it stands in `a=`.
    String tag() {
        return tag;
    }

    /// As it stands in `k=` of the key record.
    String keyType() {
        return keyType;
    }

    static Optional<Algorithm> tagged(String tag) {
        return Arrays.stream(values()).filter(one -> one.tag.equals(tag)).findFirst();
    }

    abstract KeyPair newKeys() throws GeneralSecurityException;

    /// The octets of `p=`.
    abstract byte[] published(PublicKey key);

    /// The key that these octets of `p=` are.
    abstract PublicKey opened(byte[] published) throws GeneralSecurityException;

    /// What goes into the signature for this canonical header.
    abstract byte[] signed(byte[] header) throws GeneralSecurityException;

    PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance(keyAlgorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /// The signature of a canonical header, in base 64.
    String sign(PrivateKey key, byte[] header) throws GeneralSecurityException {
        Signature signer = Signature.getInstance(signature);
        signer.initSign(key);
        signer.update(signed(header));
        return Base64.getEncoder().encodeToString(signer.sign());
    }

    boolean verifies(PublicKey key, byte[] header, byte[] signed) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(signature);
        verifier.initVerify(key);
        verifier.update(signed(header));
        return verifier.verify(signed);
    }
}
