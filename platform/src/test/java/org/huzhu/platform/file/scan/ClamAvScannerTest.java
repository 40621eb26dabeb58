package org.huzhu.platform.file.scan;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

@DisplayName("S8 only what the scanner calls clean comes in")
class ClamAvScannerTest {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final BlockingQueue<byte[]> received = new ArrayBlockingQueue<>(10);
    private ServerSocket daemon;
    private ClamAvScanner scanner;

    @BeforeEach
    void setUp() throws IOException {
        daemon = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        scanner = new ClamAvScanner("127.0.0.1:" + daemon.getLocalPort(), Duration.ofSeconds(2));
    }

    @AfterEach
    void tearDown() throws IOException {
        daemon.close();
    }

    @Test
    void theDaemonReadsTheWholeFileAndSaysOk() throws Exception {
        answering("stream: OK\0");

        scanner.scan(content()).block(LONGEST);

        var whole = received.poll(5, TimeUnit.SECONDS);
        assertThat(whole).hasSize(100 * 8191).startsWith(new byte[8191]).endsWith(filled((byte) 99));
    }

    @Test
    void anEmptyFileCanBeScanned() {
        answering("stream: OK\0");

        scanner.scan(Flux.empty()).block(LONGEST);

        assertThat(received.poll()).isEmpty();
    }

    @Test
    void aFindIsRefused() {
        answering("stream: Eicar-Test-Signature FOUND\0");

        refused("FILE_INFECTED");
    }

    @Test
    void anythingElseLetsNothingThrough() {
        for (var answer : new String[] {
            "INSTREAM size limit exceeded. ERROR\0", "", "stream: OK", "\0", "OK\0", "stream: OK\n\0", "x".repeat(5000)
        }) {
            answering(answer);
            refused("SCANNER_UNAVAILABLE");
        }
    }

    @Test
    void aDaemonThatIsSlowCutsOffOrIsAwayLetsNothingThrough() throws IOException {
        var hasty = new ClamAvScanner("127.0.0.1:" + daemon.getLocalPort(), Duration.ofMillis(300));
        assertThatThrownBy(() -> hasty.scan(content()).block(LONGEST)).hasMessage("SCANNER_UNAVAILABLE");

        serving(Socket::close);
        refused("SCANNER_UNAVAILABLE");

        daemon.close();
        refused("SCANNER_UNAVAILABLE");
    }

    @Test
    void aFileThatCannotBeReadIsNotCalledClean() {
        answering("stream: OK\0");

        assertThatThrownBy(() -> scanner.scan(Flux.concat(content(), Flux.error(new IOException("gone"))))
                        .block(LONGEST))
                .hasMessage("SCANNER_UNAVAILABLE");
    }

    @Test
    void anAddressWithoutAPortIsNoticedAtOnce() {
        assertThatThrownBy(() -> new ClamAvScanner("clamav", LONGEST)).isInstanceOf(IllegalArgumentException.class);
    }

    private void refused(String code) {
        assertThatThrownBy(() -> scanner.scan(content()).block(LONGEST)).hasMessage(code);
    }

    private void answering(String answer) {
        serving(socket -> {
            received.add(read(new DataInputStream(socket.getInputStream())));
            socket.getOutputStream().write(answer.getBytes(US_ASCII));
        });
    }

    private interface Conversation {
        void with(Socket socket) throws IOException;
    }

    private void serving(Conversation conversation) {
        Thread.ofVirtual().start(() -> {
            try (var socket = daemon.accept()) {
                conversation.with(socket);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** As clamd does: the command, then frames with their length, until an empty one. */
    private static byte[] read(DataInputStream in) throws IOException {
        assertThat(new String(in.readNBytes(10), US_ASCII)).isEqualTo("zINSTREAM\0");
        var content = new ByteArrayOutputStream();
        for (var length = in.readInt(); length > 0; length = in.readInt()) {
            content.write(in.readNBytes(length));
        }
        return content.toByteArray();
    }

    private static Flux<DataBuffer> content() {
        return Flux.range(0, 100).map(i -> DefaultDataBufferFactory.sharedInstance.wrap(filled((byte) (int) i)));
    }

    private static byte[] filled(byte value) {
        var bytes = new byte[8191];
        java.util.Arrays.fill(bytes, value);
        return bytes;
    }
}
