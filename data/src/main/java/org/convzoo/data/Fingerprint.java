package org.convzoo.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over what makes a set of images itself. Texts are preceded by their length, so that none runs into the next. */
public final class Fingerprint {

    private final MessageDigest digest = sha256();

    public Fingerprint add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    public Fingerprint add(List<String> texts) {
        add(texts.size());
        texts.forEach(this::add);
        return this;
    }

    public Fingerprint add(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        return this;
    }

    public Fingerprint add(byte[] bytes) {
        add(bytes.length);
        digest.update(bytes);
        return this;
    }

    /** The ids and labels of a split, in their order. */
    public Fingerprint add(LabelledImages images) {
        add(images.size());
        for (int index = 0; index < images.size(); index++) {
            add(images.id(index)).add(images.label(index));
        }
        return this;
    }

    /** The digest in hexadecimal; ends this fingerprint. */
    public String hexadecimal() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A new SHA-256 digest. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
