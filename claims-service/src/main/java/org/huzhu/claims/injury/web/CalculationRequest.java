package org.huzhu.claims.injury.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of the calculator. Amounts are decimal strings, days {@code 2025-06-01}. */
@Schema(description = "金额为字符串（如\"6000.00\"），日期为YYYY-MM-DD。不要填写姓名、证件号等个人信息。")
record CalculationRequest(
        @Schema(description = "统筹地区", example = "CN-3207", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String region,

        @Schema(description = "工伤认定日期，决定适用的规则集", example = "2025-03-01", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String recognitionDate,

        @Schema(description = "受伤日期；其上一年度的职工平均工资用于核定本人工资") @Nullable
        String injuryDate,

        @Schema(description = "待遇起算日（评残、解除劳动关系等），默认为认定日期；决定“上年度”") @Nullable
        String benefitDate,

        @Schema(description = "退休日期；有的省临近退休递减") @Nullable String retirementDate,

        @Schema(description = "伤残等级，1至10", example = "8") @Nullable
        Integer grade,

        @Schema(allowableValues = {"FULL", "MOST", "PART"}) @Nullable
        String nursing,

        @Schema(description = "本人工资：受伤前12个月平均月缴费工资", example = "6000.00") @Nullable
        String ownWage,

        @Schema(description = "或受伤前各月缴费工资，至多12个") @Nullable List<String> wages,

        @Schema(description = "统筹地区职工月平均工资；不填则用已配置的该年度数据", example = "8000.00") @Nullable
        String averageWage,

        @Nullable String provincialAverageWage,
        @Nullable String minimumWage,
        @Schema(description = "上一年度全国城镇居民人均可支配收入") @Nullable String urbanIncome,
        @Schema(description = "统筹地区规定的住院伙食补助日标准") @Nullable String localMealPerDay,
        @Schema(description = "是否参加工伤保险，默认是") @Nullable Boolean insured,

        @Schema(description = "是否解除或终止劳动关系；不填则列出并注明条件") @Nullable
        Boolean relationshipEnds,

        @Schema(description = "五、六级：用人单位是否安排了适当工作") @Nullable
        Boolean suitableWork,

        @Schema(description = "未参保的一至四级职工选择一次性支付") @Nullable Boolean uninsuredLump,
        @Schema(description = "死亡日期") @Nullable String deathDate,

        @Schema(description = "是否在停工留薪期内因工死亡；默认：未评残为是，已评残为否") @Nullable
        Boolean deathInStoppage,

        @Schema(description = "因抢险救灾等死亡（有的省标准不同）") @Nullable Boolean rescue,

        @Schema(description = "RS-2004：地区规定的一次性工亡补助金月数") @Nullable
        Integer deathMonths,

        @Nullable Missing missing,
        @Nullable List<Dependant> dependants,
        @Nullable Medical medical,
        @Nullable Hospital hospital,
        @Nullable Travel travel,
        @Nullable Device device,
        @Nullable Stoppage stoppage,
        @Nullable Nurse nursingBeforeGrading,
        @Nullable String appraisalFee,
        @Schema(description = "第三人已付的丧葬费") @Nullable String thirdPartyPaid,
        @Schema(description = "第三人已付的医疗费") @Nullable String thirdPartyMedicalPaid,
        @Schema(description = "备注，只打印，不保存") @Nullable String remark,
        @Schema(description = "同时给出其他规则集的结果") @Nullable Boolean compare) {

    @Schema(name = "InjuryMissing", description = "因工外出或抢险救灾中下落不明")
    record Missing(@Nullable String since, @Nullable Boolean hardship) {}

    @Schema(name = "InjuryDependant")
    record Dependant(
            @Schema(allowableValues = {"SPOUSE", "CHILD", "PARENT", "GRANDPARENT", "GRANDCHILD", "SIBLING"}) @Nullable
            String relation,

            @Nullable Boolean loneOrOrphan,
            @Nullable String birthDate,

            @Schema(allowableValues = {"MALE", "FEMALE"}) @Nullable
            String sex,

            @Schema(description = "完全丧失劳动能力") @Nullable Boolean incapacitated,

            @Schema(description = "更近的亲属是否均已死亡或丧失劳动能力") @Nullable
            Boolean nearerRelativesGone) {}

    @Schema(name = "InjuryMedical", description = "医疗费：诊疗、药品、住院服务费、其他、单据张数")
    record Medical(
            @Nullable String diagnosis,
            @Nullable String medicine,
            @Nullable String hospitalService,
            @Nullable String other,
            @Nullable Integer bills) {}

    @Schema(name = "InjuryHospital", description = "住院伙食补助费；mealPerDay为本单位因公出差标准")
    record Hospital(
            @Nullable String mealPerDay,
            @Nullable Integer persons,
            @Nullable Integer days) {}

    @Schema(name = "InjuryTravel", description = "交通食宿费")
    record Travel(
            @Nullable String fare,
            @Nullable Integer roundTrips,
            @Nullable String lodgingPerDay,
            @Nullable Integer lodgingDays,
            @Nullable String mealPerDay,
            @Nullable Integer mealDays,
            @Nullable Integer bills) {}

    @Schema(name = "InjuryDevice", description = "辅助器具费")
    record Device(
            @Nullable String unitCost,
            @Nullable Integer quantity,
            @Nullable String fitting) {}

    @Schema(name = "InjuryStoppage", description = "停工留薪期：受伤前月工资福利、月数")
    record Stoppage(@Nullable String monthlyPay, @Nullable Integer months) {}

    @Schema(name = "InjuryNurse", description = "评残前护理：护理人月收入、人数、月数")
    record Nurse(
            @Nullable String income,
            @Nullable Integer nurses,
            @Nullable String months) {}
}
