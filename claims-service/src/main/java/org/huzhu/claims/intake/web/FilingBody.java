package org.huzhu.claims.intake.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.claims.intake.Filing;
import org.huzhu.claims.intake.domain.Account;
import org.huzhu.claims.intake.domain.AskedItem;
import org.huzhu.claims.intake.domain.Identity;
import org.huzhu.platform.rulebook.ClaimRules.AccountKind;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.HalfWidth;
import org.huzhu.platform.values.PersonName;
import org.jspecify.annotations.Nullable;

/** An application as JSON. */
record FilingBody(
        @NotBlank(message = "请选择参保项目") @Schema(example = "SH-2020")
        String product,

        @Nullable @Size(max = 20, message = "类别代码过长") String classCode,

        @NotBlank(message = "请选择申请类别") @Schema(example = "HOSPITAL")
        String category,

        @Nullable @Valid @Size(max = 20, message = "一次最多申请20项")
        List<ItemBody> responsibilities,

        @Nullable
        @Size(max = 100, message = "事实不超过100项")
        @Schema(description = "按项目规则（GET /api/v1/products/{code}）提问的事实")
        Map<String, @Nullable Object> facts,

        @Nullable @Valid PersonBody person,
        @Nullable @Valid PersonBody subject,
        @Nullable @Valid BankBody bank,
        @Nullable @Size(max = 100, message = "疾病名称过长") String illness,
        @Nullable Boolean noticeAgreed,
        @Nullable @Size(max = 30, message = "渠道代码过长") String channel) {

    private static final String ID_SOURCE = "idSource";

    /** A ticked responsibility. */
    record ItemBody(
            @NotBlank(message = "请填写保障责任代码") @Size(max = 60, message = "保障责任代码过长")
            String code,

            @Nullable LocalDate eventDate,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        AskedItem item() {
            return new AskedItem(
                    code.strip(), Optional.ofNullable(eventDate), Optional.ofNullable(from), Optional.ofNullable(to));
        }
    }

    /** The applicant (SHC-041). */
    record PersonBody(
            @Nullable @Size(max = 50, message = "姓名过长") String name,
            @Nullable @Size(max = 20, message = "证件类型过长") String idType,
            @Nullable @Size(max = 64, message = "证件号码过长") String idNumber,
            @Nullable @Size(max = 32, message = "手机号码过长") String phone,
            @Nullable LocalDate birthDate,

            @Nullable @Size(max = 10, message = "性别填写有误") @Schema(example = "MALE")
            String sex,

            @Nullable @Size(max = 200, message = "户籍地址过长") String registeredAddress,
            @Nullable @Size(max = 200, message = "居住地址过长") String homeAddress,
            @Nullable @Size(max = 100, message = "所属区县街道过长") String district,

            @Nullable @Size(max = 20, message = "证件来源过长") @Schema(description = "E_LICENCE：以电子证照代替上传身份证")
            String idSource) {

        Identity identity(String sourceAmongFacts) {
            return new Identity(
                    PersonName.normalise(text(name)),
                    text(idType),
                    text(idNumber),
                    text(phone),
                    Optional.ofNullable(birthDate).map(LocalDate::toString).orElse(""),
                    text(sex),
                    text(registeredAddress),
                    text(homeAddress),
                    text(district),
                    text(idSource).isEmpty() ? sourceAmongFacts : text(idSource));
        }

        @Override
        public String toString() {
            return "Person";
        }
    }

    /** The account (SHC-045). */
    record BankBody(
            @NotNull(message = "请选择收款账户类型") AccountKind type,
            @Nullable @Size(max = 100, message = "开户银行过长") String bank,
            @Nullable @Size(max = 100, message = "开户网点过长") String branch,
            @Nullable @Size(max = 40, message = "账号过长") String account,
            @Nullable @Size(max = 50, message = "户名过长") String holder) {

        Account.Choice choice() {
            return new Account.Choice(
                    type,
                    text(bank),
                    text(branch),
                    HalfWidth.compact(HalfWidth.of(text(account))),
                    PersonName.normalise(text(holder)));
        }

        @Override
        public String toString() {
            return "Bank";
        }
    }

    Filing filing(Caller caller) {
        var told = new LinkedHashMap<String, Object>();
        if (facts != null) {
            facts.forEach((name, value) -> {
                if (value != null) {
                    told.put(name, value);
                }
            });
        }
        var source = Optional.ofNullable(told.remove(ID_SOURCE))
                .map(Object::toString)
                .orElse("");
        return new Filing(
                caller,
                product.strip(),
                text(classCode),
                category.strip(),
                responsibilities == null
                        ? List.of()
                        : responsibilities.stream().map(ItemBody::item).toList(),
                told,
                Optional.ofNullable(person).map(each -> each.identity(source)).orElseGet(() -> onlySource(source)),
                Optional.ofNullable(subject).map(each -> each.identity(source)),
                Optional.ofNullable(bank).map(BankBody::choice),
                text(illness),
                Boolean.TRUE.equals(noticeAgreed),
                text(channel));
    }

    private static Identity onlySource(String source) {
        return new Identity("", "", "", "", "", "", "", "", "", source);
    }

    private static String text(@Nullable String told) {
        return told == null ? "" : told.strip();
    }

    /** A record's default text would print a person into a log. */
    @Override
    public String toString() {
        return "Filing of " + product;
    }
}
