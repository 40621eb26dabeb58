package org.huzhu.notification.aliyun;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class Acs3SignatureTest {

    /** The worked example of help.aliyun.com, "V3版本请求体&签名机制", with its fixed keys, date and nonce. */
    @Test
    void thePublishedExampleIsReproduced() {
        var query = new TreeMap<>(
                Map.of("ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd", "RegionId", "cn-shanghai"));
        var call = new Acs3Signature.Call(
                "ecs.cn-shanghai.aliyuncs.com",
                "RunInstances",
                "2014-05-26",
                Instant.parse("2023-10-26T10:22:32Z"),
                "3156853299f313e23d1673dc12e1703d");

        var headers = new Acs3Signature("YourAccessKeyId", "YourAccessKeySecret").headers(call, query);

        assertThat(headers)
                .containsEntry(
                        "Authorization",
                        "ACS3-HMAC-SHA256"
                                + " Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;"
                                + "x-acs-date;x-acs-signature-nonce;x-acs-version,"
                                + "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
    }

    @Test
    void queriesAreEncodedByRfc3986() {
        assertThat(Acs3Signature.query(new TreeMap<>(Map.of("a b", "1*2~3", "中", "{\"x\":\"工\"}"))))
                .isEqualTo("a%20b=1%2A2~3&%E4%B8%AD=%7B%22x%22%3A%22%E5%B7%A5%22%7D");
    }
}
