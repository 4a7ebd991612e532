package org.convzoo.data.cifar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.convzoo.data.Failures;
import org.convzoo.data.RawImage;
import org.junit.jupiter.api.Test;

class CifarRecordsTest {

    @Test
    void planesBecomePixels() throws IOException {
        CifarRecords records = read(CifarFormat.CIFAR10, CifarBytes.labelled(9, 0));

        assertThat(records.labels()).containsExactly(9, 0);
        assertThat(records.images()).hasSize(2);
        RawImage image = records.images().get(1);
        assertThat(image.height()).isEqualTo(32);
        assertThat(image.width()).isEqualTo(32);
        assertThat(image.channels()).isEqualTo(3);
        assertThat(Arrays.copyOf(image.pixels(), 6))
                .as("red, green and blue of the first two pixels")
                .containsExactly(0, 100, 200, 1, 101, 200);
        assertThat(Arrays.copyOfRange(image.pixels(), 96, 99))
                .as("the first pixel of the second row is number 32")
                .containsExactly(32, 132, 200);
    }

    @Test
    void theSecondLabelOfCifar100IsTheClass() throws IOException {
        byte[] file = CifarBytes.joined(CifarBytes.record(19, 3), CifarBytes.record(0, 99));

        CifarRecords records = read(CifarFormat.CIFAR100, file);

        assertThat(records.labels()).containsExactly(3, 99);
        assertThat(Arrays.copyOf(records.images().get(1).pixels(), 3)).containsExactly(0, 100, 200);
    }

    @Test
    void lengthThatIsNoMultipleOfTheRecordIsRefused() {
        assertRefused(
                CifarFormat.CIFAR10,
                Arrays.copyOf(CifarBytes.labelled(1, 2, 3), 2 * 3073 + 100),
                "ends within image 2: 100 of the 3073 bytes that a record of CIFAR-10 has; get it");
        assertRefused(
                CifarFormat.CIFAR100,
                Arrays.copyOf(CifarBytes.record(1, 2), 3073),
                "ends within image 0: 3073 of the 3074 bytes that a record of CIFAR-100 has; get it");
    }

    @Test
    void emptyFileIsRefused() {
        assertRefused(
                CifarFormat.CIFAR10,
                new byte[0],
                "ends within image 0: 0 of the 3073 bytes that a record of CIFAR-10 has; get it");
    }

    @Test
    void labelThatNoClassHasIsRefused() {
        assertRefused(
                CifarFormat.CIFAR10,
                CifarBytes.labelled(3, 10),
                "has the label 10 at image 1, but in CIFAR-10 byte 1 of a record is 0 to 9; "
                        + "check that data.source.type names the set that the file is of, else get it");
        assertRefused(
                CifarFormat.CIFAR100,
                CifarBytes.record(3, 255),
                "has the label 255 at image 0, but in CIFAR-100 byte 2 of a record is 0 to 99; "
                        + "check that data.source.type names the set that the file is of, else get it");
    }

    @Test
    void groupThatDoesNotExistIsRefused() {
        assertRefused(
                CifarFormat.CIFAR100,
                CifarBytes.record(20, 5),
                "has the label 20 at image 0, but in CIFAR-100 byte 1 of a record is 0 to 19; "
                        + "check that data.source.type names the set that the file is of, else get it");
    }

    private static void assertRefused(CifarFormat format, byte[] file, String reason) {
        assertThat(Failures.message(() -> read(format, file))).isEqualTo("x.bin " + reason);
    }

    private static CifarRecords read(CifarFormat format, byte[] file) throws IOException {
        return CifarRecords.read(new ByteArrayInputStream(file), format, "x.bin", "get it");
    }
}
