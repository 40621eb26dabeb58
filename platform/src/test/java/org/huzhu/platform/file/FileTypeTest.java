package org.huzhu.platform.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileTypeTest {

    @ParameterizedTest
    @CsvSource({
        "255044462D312E37,PDF",
        "89504E470D0A1A0A,PNG",
        "FFD8FFE000104A46,JPEG",
        "504B030414000600,ZIP",
        "D0CF11E0A1B11AE1,OLE2",
        "474946383961,OTHER",
        "3C68746D6C3E,OTHER",
        "2550,OTHER",
        "'',OTHER"
    })
    void theFirstBytesDecide(String hex, FileType type) {
        assertThat(FileType.of(HexFormat.of().parseHex(hex))).isEqualTo(type);
    }
}
