package org.huzhu.enrollment.workbook;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at a file before any zip or XML code does. */
final class FileKind {

    private static final int ZIP_LOCAL_HEADER = 0x04034b50;
    private static final int ZIP_END = 0x06054b50;
    private static final long OLE2 = 0xE11AB1A1E011CFD0L;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final long LARGEST_DIRECTORY = 4L << 20;
    private static final byte[] ENCRYPTED_STREAM = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

    private FileKind() {}

    /** Refuses everything that is not an unencrypted zip with a directory of reasonable size. */
    static void requireZip(Path file, WorkbookLimits limits) throws IOException {
        var size = Files.size(file);
        if (size == 0) {
            throw WorkbookRefusal.WORKBOOK_EMPTY_FILE.asException();
        }
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            var head = read(bytes, 0, (int) Math.min(size, 32));
            if (size >= Long.BYTES && head.getLong(0) == OLE2) {
                throw ole2(file).asException();
            }
            if (size < Integer.BYTES || head.getInt(0) != ZIP_LOCAL_HEADER) {
                throw WorkbookRefusal.WORKBOOK_NOT_XLSX.asException();
            }
            if (size < END_BYTES) {
                throw WorkbookRefusal.WORKBOOK_DAMAGED.asException();
            }
            if ((head.getShort(6) & 1) != 0) {
                throw WorkbookRefusal.WORKBOOK_ENCRYPTED.asException();
            }
            checkDirectory(bytes, size, limits);
        }
    }

    /** A number of entries that would fill the memory is refused before the directory is read. */
    private static void checkDirectory(RandomAccessFile bytes, long size, WorkbookLimits limits) throws IOException {
        var length = (int) Math.min(size, END_BYTES + LONGEST_COMMENT);
        var tail = read(bytes, size - length, length);
        for (var at = length - END_BYTES; at >= 0; at--) {
            if (tail.getInt(at) == ZIP_END) {
                var entries = tail.getShort(at + 10) & 0xFFFF;
                var directoryBytes = tail.getInt(at + 12) & 0xFFFFFFFFL;
                if (entries > limits.maxEntries() || directoryBytes > LARGEST_DIRECTORY) {
                    throw WorkbookRefusal.WORKBOOK_TOO_LARGE.asException();
                }
                return;
            }
        }
        throw WorkbookRefusal.WORKBOOK_DAMAGED.asException();
    }

    /** An xlsx with a password is such a container; so is a workbook of Excel 97. */
    private static WorkbookRefusal ole2(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var matched = 0;
            var buffer = new byte[64 * 1024];
            for (var count = in.read(buffer); count > 0; count = in.read(buffer)) {
                for (var i = 0; i < count; i++) {
                    matched = buffer[i] == ENCRYPTED_STREAM[matched]
                            ? matched + 1
                            : buffer[i] == ENCRYPTED_STREAM[0] ? 1 : 0;
                    if (matched == ENCRYPTED_STREAM.length) {
                        return WorkbookRefusal.WORKBOOK_ENCRYPTED;
                    }
                }
            }
        }
        return WorkbookRefusal.WORKBOOK_NOT_XLSX;
    }

    private static ByteBuffer read(RandomAccessFile bytes, long position, int length) throws IOException {
        var content = new byte[length];
        bytes.seek(position);
        bytes.readFully(content);
        return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }
}
