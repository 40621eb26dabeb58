package org.huzhu.enrollment.product;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * 收款账户信息: where units pay to (WXU-041). The account comes from the deployment; without one the API says that it is not set.
 *
 * @param account number as printed to the handler
 */
@ConfigurationProperties("huzhu.payee")
public record PayeeSettings(
        @DefaultValue("无锡市职工互助互济会") String name,
        @DefaultValue("江苏银行太湖新城支行") String bank,
        @DefaultValue("") String account) {}
