package org.huzhu.platform.web;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.util.ClassUtils;

/** What an error of the database means to a caller. The gateway has no database; nothing is loaded there. */
public final class DatabaseFailures {

    private static final boolean PRESENT =
            ClassUtils.isPresent("io.r2dbc.spi.R2dbcException", DatabaseFailures.class.getClassLoader())
                    && ClassUtils.isPresent(
                            "org.springframework.dao.DataAccessException", DatabaseFailures.class.getClassLoader());

    private DatabaseFailures() {}

    /** SERVICE_UNAVAILABLE, CONCURRENT_CHANGE or BAD_REQUEST; empty for what only a programmer can mend. */
    static Optional<String> code(Throwable error) {
        return PRESENT ? Reader.code(error) : Optional.empty();
    }

    /** The database cannot be reached or takes no more work: later the same request may well succeed. */
    public static boolean isUnavailable(Throwable error) {
        return code(error).filter("SERVICE_UNAVAILABLE"::equals).isPresent();
    }

    private static final class Reader {

        /** A NUL character, which JSON and URLs can carry and text columns cannot. */
        private static final Set<String> UNSTORABLE_TEXT = Set.of("22021", "22P05");

        static Optional<String> code(Throwable error) {
            for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
                if (cause instanceof ConcurrencyFailureException) {
                    return Optional.of("CONCURRENT_CHANGE");
                }
                if (cause instanceof R2dbcException failure) {
                    return ofDriver(failure);
                }
            }
            return Optional.empty();
        }

        private static Optional<String> ofDriver(R2dbcException failure) {
            var state = failure.getSqlState() == null ? "" : failure.getSqlState();
            if (UNSTORABLE_TEXT.contains(state)) {
                return Optional.of("BAD_REQUEST");
            }
            if (state.startsWith("40")) {
                return Optional.of("CONCURRENT_CHANGE");
            }
            var unavailable = state.startsWith("08")
                    || state.startsWith("53")
                    || state.startsWith("57P")
                    || failure instanceof R2dbcTimeoutException
                    || failure instanceof R2dbcTransientResourceException
                    || failure instanceof R2dbcNonTransientResourceException;
            return unavailable ? Optional.of("SERVICE_UNAVAILABLE") : Optional.empty();
        }
    }
}
