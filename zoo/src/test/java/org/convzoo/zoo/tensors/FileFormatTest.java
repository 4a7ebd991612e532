package org.convzoo.zoo.tensors;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.convzoo.configs.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFormatTest {

    @TempDir
    Path folder;

    @Test
    void saysWhatAFileIsInsteadOfWeights() {
        byte[] tar = new byte[1024];
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
        refuses(tar, "it is a tar archive, perhaps a PyTorch checkpoint from before 0.1.10");
        refuses(new byte[0], "it is empty");
        refuses("<!DOCTYPE html>".getBytes(StandardCharsets.US_ASCII), "it begins like a web page");
        refuses(new byte[] {1, 2, 3}, "its first bytes are 0102030000000000");
        refuses(
                new byte[] {(byte) 0x80, 2, '}', '.'},
                "(PyTorch (before 1.6)) is refused: it is a pickle that torch.save did not write");
    }

    private void refuses(byte[] content, String reason) {
        Path file = Fixtures.file(folder, content);
        assertThatThrownBy(() -> TensorFile.open(file))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason);
    }

    @Test
    void saysThatThereIsNoFile() {
        Path file = folder.resolve("absent.pth");
        assertThatThrownBy(() -> TensorFile.open(file))
                .isInstanceOf(UserException.class)
                .hasMessage("cannot read " + file + ": there is no such file; check the path");
        assertThatThrownBy(() -> TensorFile.open(folder))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("cannot read " + folder);
    }
}
