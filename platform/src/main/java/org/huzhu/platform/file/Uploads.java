package org.huzhu.platform.file;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.springframework.http.codec.multipart.FilePart;
import reactor.core.publisher.Mono;

/**
 * Takes in one part of a multipart request: name and content must both be of an allowed kind and agree (WXU-013, WXU-044, WXU-045). What is
 * refused leaves no file behind.
 */
public class Uploads {

    private static final Map<String, FileType> EXTENSIONS =
            Map.of("pdf", FileType.PDF, "png", FileType.PNG, "jpg", FileType.JPEG, "jpeg", FileType.JPEG);
    private static final int LONGEST_NAME = 255;

    private final FileStore files;
    private final FileSettings settings;

    public Uploads(FileStore files, FileSettings settings) {
        this.files = files;
        this.settings = settings;
    }

    /** A file that was taken in, with the name its owner gave it. */
    public record Upload(String fileName, StoredFile file) {}

    /** Fails with UNSUPPORTED_MEDIA_TYPE or PAYLOAD_TOO_LARGE. */
    public Mono<Upload> take(FilePart part, Set<FileType> allowed) {
        var name = shownName(part.filename());
        var declared = EXTENSIONS.get(extension(name));
        if (declared == null || !allowed.contains(declared)) {
            return part.content()
                    .map(org.springframework.core.io.buffer.DataBufferUtils::release)
                    .then(Mono.error(unsupported()));
        }
        return files.store(part.content(), settings.maxBytes().toBytes())
                .flatMap(stored -> keep(name, stored, declared::equals));
    }

    public Mono<Void> discard(Upload upload) {
        return files.delete(upload.file().key());
    }

    private Mono<Upload> keep(String name, StoredFile stored, Predicate<FileType> fits) {
        return fits.test(stored.type())
                ? Mono.just(new Upload(name, stored))
                : files.delete(stored.key()).then(Mono.error(unsupported()));
    }

    /** Only the last part of a path, without control characters, and never longer than a file system takes. */
    private static String shownName(String fileName) {
        var base = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "");
        return base.length() <= LONGEST_NAME ? base : base.substring(base.length() - LONGEST_NAME);
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static RefusedException unsupported() {
        return new RefusedException(Refusal.of("UNSUPPORTED_MEDIA_TYPE"));
    }
}
