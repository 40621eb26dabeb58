package org.huzhu.claims.claim;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Messages about claims.
 *
 * @param worthSendingFor after that long a message that was not sent is not sent any more
 */
@ConfigurationProperties("huzhu.claims.notices")
public record NoticeSettings(@DefaultValue("7d") Duration worthSendingFor) {}
