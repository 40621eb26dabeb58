package org.huzhu.platform.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huzhu.platform.file.Pictures.bytes;
import static org.huzhu.platform.file.Pictures.chunk;
import static org.huzhu.platform.file.Pictures.exif;
import static org.huzhu.platform.file.Pictures.joined;
import static org.huzhu.platform.file.Pictures.withChunk;
import static org.huzhu.platform.file.Pictures.withSegment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.huzhu.platform.web.RefusedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S8 what a picture tells besides the picture does not stay")
class ImageCleanerTest {

    private static final byte[] JPEG = Pictures.jpeg();
    private static final byte[] PNG = Pictures.png();

    private final ImageCleaner cleaner = new ImageCleaner(1_000_000);

    @Test
    void aPlainPictureKeepsEveryPixel() throws IOException {
        assertThat(pixels(clean(JPEG))).isEqualTo(pixels(JPEG));
        assertThat(pixels(clean(PNG))).isEqualTo(pixels(PNG));
        assertThat(clean(PNG)).isEqualTo(PNG);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_USHORT_GRAY,
                BufferedImage.TYPE_INT_RGB
            })
    void everyKindOfPngIsUnderstood(int type) throws IOException {
        var png = Pictures.picture("png", type);

        assertThat(pixels(clean(png))).isEqualTo(pixels(png));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void picturesThatAppearStepByStepAreUnderstood(String format) throws IOException {
        var picture = progressive(format);

        assertThat(pixels(clean(picture))).isEqualTo(pixels(picture));
    }

    @Test
    void whereAndWithWhatAPhotographWasTakenIsForgottenButNotWhichWayUp() throws IOException {
        var talkative = withSegment(JPEG, 0xE1, joined(bytes("Exif\0\0"), exif(6)));
        talkative = withSegment(talkative, 0xE1, bytes("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Zhang</x:xmpmeta>"));
        talkative = withSegment(talkative, 0xED, bytes("Photoshop 3.0\0 caption"));
        talkative = withSegment(talkative, 0xFE, bytes("<script>alert(1)</script>"));

        var clean = clean(talkative);

        assertThat(new String(clean, ISO_8859_1))
                .doesNotContain("GPS", "Phone", "Zhang", "Photoshop", "script")
                .contains("Exif");
        assertThat(orientationOf(clean)).isEqualTo(6);
        assertThat(pixels(clean)).isEqualTo(pixels(JPEG));
        assertThat(clean(clean)).isEqualTo(clean);
    }

    @Test
    void uprightPicturesCarryNoExifAtAll() {
        var clean = clean(withSegment(JPEG, 0xE1, joined(bytes("Exif\0\0"), exif(1))));

        assertThat(clean).isEqualTo(clean(JPEG));
        assertThat(new String(clean, ISO_8859_1)).doesNotContain("Exif");
    }

    @Test
    void damagedExifIsDroppedWithoutHarm() {
        for (var cut = 0; cut < 120; cut++) {
            var broken = joined(bytes("Exif\0\0"), Arrays.copyOf(exif(3), cut));
            assertThat(clean(withSegment(JPEG, 0xE1, broken)).length).isLessThan(JPEG.length + 40);
        }
    }

    @Test
    void textTimeAndPlaceOfAPngAreForgotten() throws IOException {
        var talkative = withChunk(PNG, "tEXt", bytes("Author\0Zhang"));
        for (var name : new String[] {"iTXt", "zTXt", "tIME", "prVt"}) {
            talkative = withChunk(talkative, name, bytes("Zhang Phone"));
        }
        talkative = withChunk(talkative, "eXIf", exif(8));

        var clean = clean(talkative);

        assertThat(new String(clean, ISO_8859_1)).doesNotContain("GPS", "Phone", "Zhang", "tIME", "prVt");
        assertThat(clean).isEqualTo(withChunk(PNG, "eXIf", Orientation.tiff(8)));
        assertThat(pixels(clean)).isEqualTo(pixels(PNG));
    }

    @Test
    void aPictureWithAnotherFileBehindItIsRefused() {
        var archive = joined(bytes("PK\3\4"), new byte[200], bytes("PK\5\6"), new byte[18]);
        refused(joined(JPEG, archive), "FILE_BROKEN");
        refused(joined(PNG, archive), "FILE_BROKEN");
        refused(joined(PNG, bytes("<html><script>alert(1)</script></html>")), "FILE_BROKEN");
        refused(joined(JPEG, JPEG), "FILE_BROKEN");
    }

    @Test
    void theFillingOfTheLastBlockIsCutAway() {
        assertThat(clean(joined(JPEG, new byte[32]))).isEqualTo(clean(JPEG));
        assertThat(clean(joined(PNG, bytes("\n")))).isEqualTo(PNG);
    }

    @Test
    void aPhoneThatTookSeveralPicturesAtOnceIsLeftWithTheFirst() {
        var several = joined(withSegment(JPEG, 0xE2, bytes("MPF\0MM...")), JPEG);

        assertThat(clean(several)).isEqualTo(clean(JPEG));
        refused(joined(withSegment(JPEG, 0xE2, bytes("MPF\0MM...")), new byte[200]), "FILE_BROKEN");
    }

    @Test
    void aPictureCutOffAnywhereIsRefused() {
        IntStream.range(8, JPEG.length).forEach(cut -> refused(Arrays.copyOf(JPEG, cut), "FILE_BROKEN"));
        IntStream.range(8, PNG.length).forEach(cut -> refused(Arrays.copyOf(PNG, cut), "FILE_BROKEN"));
    }

    @Test
    void aPixelFloodIsRefusedByItsHeaderAlone() {
        var flood = PNG.clone();
        ByteBuffer.wrap(flood).putInt(16, 40_000).putInt(20, 40_000);
        refused(flood, "IMAGE_TOO_LARGE");
        ByteBuffer.wrap(flood).putInt(16, -1);
        refused(flood, "FILE_BROKEN");

        var jpeg = JPEG.clone();
        var frame = frameOf(jpeg);
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 65_500).putShort(frame + 7, (short) 65_500);
        refused(jpeg, "IMAGE_TOO_LARGE");
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 0);
        refused(jpeg, "FILE_BROKEN");
    }

    @Test
    void aPngThatUnpacksToMoreOrLessThanItsHeaderSaysIsRefused() throws IOException {
        refused(png(10, 10, deflated(10 * 11 + 1)), "FILE_BROKEN");
        refused(png(10, 10, deflated(10 * 11 - 1)), "FILE_BROKEN");
        refused(png(10, 10, deflated(200 << 20)), "FILE_BROKEN");
        refused(png(10, 10, bytes("no deflate stream")), "FILE_BROKEN");
        assertThat(clean(png(10, 10, deflated(10 * 11)))).isNotEmpty();
    }

    @Test
    void headersWithoutAPictureAreRefused() {
        refused(joined(Arrays.copyOf(PNG, 33), chunk("IEND", new byte[0])), "FILE_BROKEN");
        refused(withChunk(PNG, "XXXX", new byte[0]), "FILE_BROKEN");
        refused(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9}, "FILE_BROKEN");
        refused(joined(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, bytes("<svg onload=x>")), "FILE_BROKEN");
    }

    @Test
    void aPictureCutIntoMillionsOfPiecesIsRefused() {
        var pieces = new ByteArrayOutputStream();
        for (var i = 0; i < 1_000_000; i++) {
            pieces.writeBytes(bytes("\u00ff\u00dd\0\2\u00ff\u00fe\0\2"));
        }
        refused(
                joined(Arrays.copyOf(JPEG, 2), pieces.toByteArray(), Arrays.copyOfRange(JPEG, 2, JPEG.length)),
                "FILE_BROKEN");
    }

    @Test
    void aPictureThatIsDrawnOverAndOverIsRefused() {
        var scan = new String(JPEG, ISO_8859_1).indexOf("\u00ff\u00da");
        var again = Arrays.copyOfRange(JPEG, scan, JPEG.length - 2);
        var many = new ByteArrayOutputStream();
        many.write(JPEG, 0, scan);
        IntStream.range(0, 600).forEach(_ -> many.writeBytes(again));
        many.write(JPEG, JPEG.length - 2, 2);

        refused(many.toByteArray(), "FILE_BROKEN");
    }

    @Test
    void aWrongCheckSumIsRefused() {
        var changed = PNG.clone();
        changed[PNG.length - 20] ^= 1;
        refused(changed, "FILE_BROKEN");
    }

    @Test
    void noDamageDoesMoreThanBeRefused() {
        var random = new Random(46);
        for (var i = 0; i < 20_000; i++) {
            var damaged = (i % 2 == 0 ? JPEG : PNG).clone();
            for (var hits = random.nextInt(4); hits >= 0; hits--) {
                damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt();
            }
            try {
                clean(damaged);
            } catch (RefusedException e) {
                assertThat(e.getMessage()).isIn("FILE_BROKEN", "IMAGE_TOO_LARGE");
            }
        }
    }

    private byte[] clean(byte[] picture) {
        return cleaner.clean(FileType.of(picture), picture);
    }

    private void refused(byte[] picture, String code) {
        assertThatThrownBy(() -> clean(picture))
                .isInstanceOf(RefusedException.class)
                .hasMessage(code);
    }

    private static int orientationOf(byte[] jpeg) {
        var at = new String(jpeg, ISO_8859_1).indexOf("Exif\0\0") + 6;
        return Orientation.of(Arrays.copyOfRange(jpeg, at, jpeg.length));
    }

    private static int frameOf(byte[] jpeg) {
        return new String(jpeg, ISO_8859_1).indexOf("\u00ff\u00c0");
    }

    private static byte[] png(int width, int height, byte[] data) {
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8);
        return joined(
                Arrays.copyOf(PNG, 8), chunk("IHDR", header.array()), chunk("IDAT", data), chunk("IEND", new byte[0]));
    }

    private static byte[] deflated(int length) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            for (var left = length; left > 0; left -= 1 << 16) {
                deflater.write(new byte[Math.min(left, 1 << 16)]);
            }
        }
        return out.toByteArray();
    }

    private static byte[] progressive(String format) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            var picture = ImageIO.read(new ByteArrayInputStream(JPEG));
            writer.write(null, new javax.imageio.IIOImage(picture, null, null), parameters);
        }
        return bytes.toByteArray();
    }

    private static int[] pixels(byte[] picture) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(picture));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
