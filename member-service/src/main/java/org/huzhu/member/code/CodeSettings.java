package org.huzhu.member.code;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Limits of SMS codes (WXU-008). Counts are kept in PostgreSQL and are exact over several instances.
 *
 * @param validFor a code may be used for so long
 * @param resendAfter a phone gets no other code before that
 * @param wrongTries so many wrong tries lock a code
 * @param perPhone codes to one phone
 * @param registrationsPerAddress codes to numbers of any kind for registering, asked for by one client address: these cost money
 * @param loginsPerAddress login codes asked for by one client address, sent or not
 * @param registrationsInAll budget of all registration codes of a day: an attack on it leaves logins alone
 * @param loginsInAll budget of all login codes of a day
 * @param triesPerAddress codes presented by one client address
 * @param answerAfter a request for a code is answered no sooner, whether something was sent or not
 */
@ConfigurationProperties("huzhu.codes")
public record CodeSettings(
        Duration validFor,
        Duration resendAfter,
        int wrongTries,
        Limit perPhone,
        Limit registrationsPerAddress,
        Limit loginsPerAddress,
        Limit registrationsInAll,
        Limit loginsInAll,
        Limit triesPerAddress,
        Duration answerAfter) {}
