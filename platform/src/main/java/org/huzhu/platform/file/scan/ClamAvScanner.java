package org.huzhu.platform.file.scan;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import org.huzhu.platform.file.FileScanner;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.tcp.TcpClient;

/**
 * Sends a file to clamd by its INSTREAM command, one connection per file. Only a clear OK lets it through: a daemon that is away, slow, cuts off or
 * answers anything else is SCANNER_UNAVAILABLE.
 */
public final class ClamAvScanner implements FileScanner {

    private static final Logger LOG = LoggerFactory.getLogger(ClamAvScanner.class);
    private static final String CLEAN = "stream: OK";
    private static final String FOUND = " FOUND";
    private static final int LONGEST_ANSWER = 1024;
    private static final int CONNECT_MILLIS = 3000;

    private final TcpClient client;
    private final Duration timeout;

    /** @param address host:port */
    public ClamAvScanner(String address, Duration timeout) {
        var colon = address.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("huzhu.files.clamav must be host:port");
        }
        this.client = TcpClient.create(ConnectionProvider.newConnection())
                .host(address.substring(0, colon))
                .port(Integer.parseInt(address.substring(colon + 1)))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS);
        this.timeout = timeout;
    }

    @Override
    public Mono<Void> scan(Flux<DataBuffer> content) {
        return Mono.usingWhen(
                        client.connect(),
                        connection -> ask(connection, content),
                        connection -> Mono.fromRunnable(connection::dispose))
                .timeout(timeout)
                .onErrorMap(error -> {
                    LOG.warn("The virus scanner could not be asked: {}", error.toString());
                    return refused("SCANNER_UNAVAILABLE");
                })
                .flatMap(ClamAvScanner::judged);
    }

    /** The answer is listened for from the start: a daemon that refuses a file answers before it has read all of it. */
    private static Mono<String> ask(Connection connection, Flux<DataBuffer> content) {
        var answer = connection
                .inbound()
                .receive()
                .asString(US_ASCII)
                .scan(String::concat)
                .filter(text -> text.indexOf('\0') >= 0 || text.length() > LONGEST_ANSWER)
                .next()
                .map(text -> text.substring(0, Math.max(0, text.indexOf('\0'))))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("no answer")));
        var sent = connection.outbound().send(frames(content)).then().then(Mono.<String>never());
        return Mono.firstWithSignal(answer, sent);
    }

    private static Flux<ByteBuf> frames(Flux<DataBuffer> content) {
        return Flux.concat(
                Mono.fromSupplier(() -> Unpooled.copiedBuffer("zINSTREAM\0", US_ASCII)),
                content.filter(ClamAvScanner::isFilled).map(ClamAvScanner::frame),
                Mono.fromSupplier(() -> Unpooled.copyInt(0)));
    }

    /** An empty frame would end the file. */
    private static boolean isFilled(DataBuffer buffer) {
        if (buffer.readableByteCount() == 0) {
            DataBufferUtils.release(buffer);
            return false;
        }
        return true;
    }

    private static ByteBuf frame(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return Unpooled.wrappedBuffer(Unpooled.copyInt(bytes.length), Unpooled.wrappedBuffer(bytes));
    }

    private static Mono<Void> judged(String answer) {
        if (answer.equals(CLEAN)) {
            return Mono.empty();
        }
        if (answer.endsWith(FOUND)) {
            return Mono.error(refused("FILE_INFECTED"));
        }
        LOG.warn("The virus scanner gave no verdict: {}", answer.replaceAll("[^ -~]", "?"));
        return Mono.error(refused("SCANNER_UNAVAILABLE"));
    }

    private static RefusedException refused(String code) {
        return new RefusedException(Refusal.of(code));
    }
}
