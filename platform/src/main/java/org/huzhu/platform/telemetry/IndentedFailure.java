package org.huzhu.platform.telemetry;

import ch.qos.logback.classic.spi.IThrowableProxy;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/** {@code %failure}: a stack trace all of whose lines are indented, whatever the exceptions' messages hold. */
public final class IndentedFailure extends ExtendedWhitespaceThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy failure) {
        return Arrays.stream(super.throwableProxyToString(failure).split("\\R", -1))
                .map(LogMask::line)
                .map(line -> line.isEmpty() || line.startsWith("\t") ? line : "  " + line)
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
