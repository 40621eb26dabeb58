package org.huzhu.enrollment.product;

import org.huzhu.platform.testkit.IntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

@IntegrationTest
class ProductIT {

    @LocalServerPort
    private int port;

    private WebTestClient http;

    @BeforeEach
    void setUp() {
        http = WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    @Test
    @DisplayName("WXU-001 三合一 with its responsibilities, premium, payee and sources")
    void threeInOneIsShownWithItsSources() {
        http.get()
                .uri("/api/v1/products/WX-3IN1")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.responsibilities[*].code")
                .value(codes -> org.assertj.core.api.Assertions.assertThat(String.valueOf(codes))
                        .isEqualTo("[\"HOSPITAL\",\"CRITICAL_ILLNESS\",\"ACCIDENT\"]"))
                .jsonPath("$.premium")
                .isEqualTo("120.00")
                .jsonPath("$.payee.name")
                .isEqualTo("无锡市职工互助互济会")
                .jsonPath("$.figures[?(@.figure == 'premium')].status")
                .isEqualTo("DERIVED");
    }

    @Test
    void productsOfOtherCitiesAreListedAsNotEnrolableHere() {
        http.get()
                .uri("/api/v1/products")
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(4)
                .jsonPath("$.items[?(@.code == 'SH-2020')].enrolable")
                .isEqualTo(false)
                .jsonPath("$.items[?(@.code == 'SH-2020')].windows.length()")
                .isEqualTo(3);
    }

    @Test
    void whoHasThePresentStateIsToldSo() {
        var tag = http.get()
                .uri("/api/v1/products")
                .exchange()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getETag();

        http.get()
                .uri("/api/v1/products")
                .header("If-None-Match", tag)
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void anUnknownProductIsNotFound() {
        http.get()
                .uri("/api/v1/products/NONE")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void theDistrictsOfTheDropDownAreData() {
        http.get()
                .uri("/api/v1/districts")
                .exchange()
                .expectBody()
                .jsonPath("$.items[?(@.name == '滨湖区')].code")
                .isEqualTo("320211");
    }

    @Test
    void aFormCanBeDrawnFromTheProductAlone() {
        http.get()
                .uri("/api/v1/products/SH-2020")
                .exchange()
                .expectBody()
                .jsonPath("$.label")
                .isEqualTo("2025")
                .jsonPath("$.responsibilities[?(@.code == 'HOSP_DAYS')].benefit.amount")
                .isEqualTo("80.00")
                .jsonPath("$.responsibilities[?(@.code == 'HOSP_DAYS')].from.status")
                .isEqualTo("DEMO")
                .jsonPath("$.responsibilities[?(@.code == 'HOSP_DAYS')].nonDirect[0].when.gt[0]")
                .isEqualTo("stayDays")
                .jsonPath("$.responsibilities[?(@.code == 'ACC_FIRE')].materials[?(@.code == 'SCENE_PHOTOS')].minFiles")
                .isEqualTo(4)
                .jsonPath("$.facts[?(@.name == 'cause')].options[0].label")
                .isEqualTo("交通事故")
                .jsonPath("$.facts[?(@.name == 'stayDays')].question")
                .isEqualTo("本次住院多少天？")
                .jsonPath("$.declarations[?(@.code == 'SH-HOSP-1')].text")
                .isEqualTo("本人承诺本次申请的住院为非工伤（职业伤害）及职业病导致的住院治疗。")
                .jsonPath("$.notices.length()")
                .isEqualTo(4)
                .jsonPath("$.offlinePlaces.length()")
                .isEqualTo(17)
                .jsonPath("$.workflows.HOSPITAL.applied[0]")
                .isEqualTo("FIRST_REVIEW")
                .jsonPath("$.claimPayee.source")
                .isEqualTo("APPLICANT");
    }

    @Test
    @DisplayName("SHC-011 the terms of another day")
    void theTermsOfAnotherDayAreThoseOfItsVersion() {
        http.get()
                .uri("/api/v1/products/SH-2020?on=2024-12-31")
                .exchange()
                .expectBody()
                .jsonPath("$.label")
                .isEqualTo("2020")
                .jsonPath("$.responsibilities[?(@.code == 'HOSP_DAYS')].benefit.amount")
                .isEqualTo("70.00");
        http.get()
                .uri("/api/v1/products/SH-2020?on=2019-12-31")
                .exchange()
                .expectStatus()
                .isNotFound();
    }
}
