package org.huzhu.platform.file;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.codec.multipart.FilePart;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Takes in one part of a multipart request: name and content must both be of an allowed kind and agree (WXU-013, WXU-044, WXU-045, WXM-021),
 * pictures lose what they tell besides the picture, and two files in one are refused (trust S8). What is refused leaves no file
 * behind.
 */
public class Uploads {

    private static final Map<String, FileType> EXTENSIONS =
            Map.of("pdf", FileType.PDF, "png", FileType.PNG, "jpg", FileType.JPEG, "jpeg", FileType.JPEG);
    private static final int LONGEST_NAME = 255;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final FileStore files;
    private final FileSettings settings;
    private final ImageCleaner cleaner;
    private final Semaphore places;

    public Uploads(FileStore files, FileSettings settings) {
        this.files = files;
        this.settings = settings;
        this.cleaner = new ImageCleaner(settings.maxPixels());
        this.places = new Semaphore(settings.uploadsAtOnce());
    }

    /** A file that was taken in, with the name its owner gave it. */
    public record Upload(String fileName, StoredFile file) {}

    /**
     * Fails with UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE, FILE_BROKEN, IMAGE_TOO_LARGE, FILE_INFECTED or
     * SCANNER_UNAVAILABLE; with SERVICE_UNAVAILABLE when too many others are at it for too long.
     */
    public Mono<Upload> take(FilePart part, Set<FileType> allowed) {
        var name = shownName(part.filename());
        var declared = EXTENSIONS.get(extension(name));
        if (declared == null || !allowed.contains(declared)) {
            return part.content().map(DataBufferUtils::release).then(Mono.error(refused("UNSUPPORTED_MEDIA_TYPE")));
        }
        return inTurn(whole(part)
                .publishOn(Schedulers.boundedElastic())
                .map(content -> clean(declared, content))
                .flatMap(clean -> files.store(clean, settings.maxBytes().toBytes()))
                .map(stored -> new Upload(name, stored)));
    }

    public Mono<Void> discard(Upload upload) {
        return files.delete(upload.file().key());
    }

    /** A picture must be whole before it can be judged, so only so many are held at a time; the others wait where the server put them. */
    private <T> Mono<T> inTurn(Mono<T> work) {
        return Mono.usingWhen(Mono.fromCallable(this::place), _ -> work, place -> Mono.fromRunnable(place::release))
                .retryWhen(Retry.fixedDelay(settings.uploadPatience().dividedBy(PAUSE), PAUSE)
                        .filter(NoPlaceException.class::isInstance)
                        .onRetryExhaustedThrow((_, _) -> refused("SERVICE_UNAVAILABLE")));
    }

    private Semaphore place() {
        if (!places.tryAcquire()) {
            throw new NoPlaceException();
        }
        return places;
    }

    private Mono<byte[]> whole(FilePart part) {
        return DataBufferUtils.join(
                        part.content(), Math.toIntExact(settings.maxBytes().toBytes()))
                .map(Uploads::bytes)
                .defaultIfEmpty(new byte[0])
                .onErrorMap(DataBufferLimitException.class, _ -> refused("PAYLOAD_TOO_LARGE"));
    }

    private Flux<DataBuffer> clean(FileType declared, byte[] content) {
        if (FileType.of(content) != declared) {
            throw refused("UNSUPPORTED_MEDIA_TYPE");
        }
        return Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(judged(declared, content)));
    }

    private byte[] judged(FileType declared, byte[] content) {
        try {
            if (declared == FileType.PDF) {
                PdfCheck.check(content);
            }
            return cleaner.clean(declared, content);
        } catch (RefusedException refused) {
            if (refused.refusal().code().equals("FILE_BROKEN") && Damaged.isHarmless(content)) {
                return content;
            }
            throw refused;
        }
    }

    private static byte[] bytes(DataBuffer joined) {
        var bytes = new byte[joined.readableByteCount()];
        joined.read(bytes);
        DataBufferUtils.release(joined);
        return bytes;
    }

    /** Only the last part of a path, without characters nobody sees, and never longer than a file system takes. */
    private static String shownName(String fileName) {
        var base = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cc}\\p{Cf}]", "");
        return base.length() <= LONGEST_NAME ? base : base.substring(base.length() - LONGEST_NAME);
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static RefusedException refused(String code) {
        return new RefusedException(Refusal.of(code));
    }

    private static final class NoPlaceException extends RuntimeException {
        NoPlaceException() {
            super(null, null, false, false);
        }
    }
}
