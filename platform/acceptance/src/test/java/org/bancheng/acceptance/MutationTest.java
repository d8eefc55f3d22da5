package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Whether the tests of the clauses can fail. One rule at a time is taken out of Xiangtan's folder
 * or altered, the rest stays as shipped, and the very test of the clause is run against the county
 * that this makes: it has to notice, for the right reason.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutationTest {
    private static final String COUNTY = "xiangtanwithout";
    private static final String CHANNELS = "channels.yaml";
    private static final String CASE = "lifecycles/case.yaml";
    private static final String ASSIGNMENT = "lifecycles/assignment.yaml";

    private final Product product = Product.get();

    /**
     * @param says what is altered
     * @param test the one that rests on it
     * @param noticed what that test says when it fails
     */
    private record Mutation(
            String says,
            String file,
            String rule,
            String instead,
            Consumer<XiangtanProcedureTest> test,
            String noticed) {
        @Override
        public String toString() {
            return says;
        }
    }

    private static final List<Mutation> MUTATIONS =
            List.of(
                    new Mutation(
                            "XT-2: a call without its number",
                            CHANNELS,
                            "reporter-name: text? personal\n      reporter-phone: phone! personal",
                            "reporter-name: text? personal\n      reporter-phone: phone? personal",
                            XiangtanProcedureTest
                                    ::each_channel_has_its_own_form_and_only_its_own_post_takes_it,
                            "expected 422, got 201"),
                    new Mutation(
                            "XT-3a: two days for an online answer",
                            CASE,
                            "in ['hotline', 'mailbox', 'web']\", working-days: 1",
                            "in ['hotline', 'mailbox', 'web']\", working-days: 2",
                            XiangtanProcedureTest
                                    ::an_online_matter_is_due_within_one_working_day_and_a_window_matter_has_no_such_clock,
                            "2026-05-18T17:30"),
                    new Mutation(
                            "XT-3a: on the spot without its level",
                            CASE,
                            "by: [window-specialist, township-specialist]\n    form: { answer: long-text!, guide: \"reference?\", failure-cause: \"[enquiry, materials, process, duty, policy, system, staff, objective]!\" }\n    sets: { level: \"'level-3'\", outcome",
                            "by: [window-specialist, township-specialist]\n    form: { answer: long-text!, guide: \"reference?\", failure-cause: \"[enquiry, materials, process, duty, policy, system, staff, objective]!\" }\n    sets: { outcome",
                            XiangtanProcedureTest
                                    ::a_simple_matter_at_the_window_is_answered_on_the_spot_and_still_recorded,
                            "level-3"),
                    new Mutation(
                            "XT-3b: assigned before it is classified",
                            CASE,
                            "from: [triaged]\n    to: handling",
                            "from: [accepted, triaged]\n    to: handling",
                            XiangtanProcedureTest
                                    ::a_complex_situation_is_classified_by_the_task_force_and_assigned_to_the_responsible_unit,
                            "expected 422, got 200"),
                    new Mutation(
                            "XT-7: return at any time",
                            ASSIGNMENT,
                            "见 ask-return\n    length: [{ working-days: 2 }]",
                            "见 ask-return\n    length: [{ working-days: 30 }]",
                            XiangtanProcedureTest
                                    ::after_two_working_days_the_return_is_refused_with_clause_and_time,
                            "expected 422, got 200"),
                    new Mutation(
                            "XT-7: return within three days",
                            ASSIGNMENT,
                            "见 ask-return\n    length: [{ working-days: 2 }]",
                            "见 ask-return\n    length: [{ working-days: 3 }]",
                            XiangtanProcedureTest
                                    ::a_return_is_asked_within_two_working_days_after_signing_with_reason_and_ground,
                            "2026-05-18T17:30"),
                    new Mutation(
                            "XT-7: return for convenience",
                            ASSIGNMENT,
                            "that: \"form.not_our_duty\"",
                            "that: \"true\"",
                            XiangtanProcedureTest
                                    ::a_return_is_asked_within_two_working_days_after_signing_with_reason_and_ground,
                            "expected 422, got 200"),
                    new Mutation(
                            "XT-7: three days to sign",
                            ASSIGNMENT,
                            "until: left(issued)\n    length: [{ working-days: 2 }]",
                            "until: left(issued)\n    length: [{ working-days: 3 }]",
                            XiangtanProcedureTest
                                    ::an_order_neither_signed_nor_returned_in_two_working_days_counts_as_accepted,
                            "2026-05-13T17:30"),
                    new Mutation(
                            "XT-8: six days are enough for all",
                            ASSIGNMENT,
                            "      - { working-days: 5 }",
                            "      - { working-days: 6 }",
                            XiangtanProcedureTest
                                    ::the_term_is_five_working_days_or_ten_when_complex_counted_over_a_holiday,
                            "2025-10-14T17:30"),
                    new Mutation(
                            "XT-8: extensions of any length",
                            ASSIGNMENT,
                            "up-to: { working-days: 5 }",
                            "up-to: { working-days: 30 }",
                            XiangtanProcedureTest
                                    ::one_extension_of_at_most_five_working_days_is_asked_before_the_deadline,
                            "expected 422, got 200"),
                    new Mutation(
                            "XT-8: two extensions",
                            ASSIGNMENT,
                            "extension: { times: 1,",
                            "extension: { times: 2,",
                            XiangtanProcedureTest
                                    ::a_second_extension_needs_a_named_override_with_a_recorded_reason,
                            "expected 422, got 200"),
                    new Mutation(
                            "XT-9: closed without a call",
                            CASE,
                            "that: \"case.callback != 'pending'\"",
                            "that: \"true\"",
                            XiangtanProcedureTest
                                    ::a_case_is_verified_and_called_back_before_it_is_closed,
                            "expected 422, got 200"),
                    new Mutation(
                            "XT-9: closed in spite of the units fault",
                            CASE,
                            "that: \"case.callback != 'dissatisfied-subjective'\"",
                            "that: \"true\"",
                            XiangtanProcedureTest
                                    ::dissatisfied_for_the_units_own_reason_goes_back_to_the_unit_with_a_fresh_term,
                            "expected 422, got 200"),
                    new Mutation(
                            "XT-9: no fresh term for handling again",
                            ASSIGNMENT,
                            "from: [open, redo]",
                            "from: [open]",
                            XiangtanProcedureTest
                                    ::dissatisfied_for_the_units_own_reason_goes_back_to_the_unit_with_a_fresh_term,
                            "2026-05-27T17:30"));

    @BeforeAll
    void with_the_folder_as_shipped() {
        product.apply(Product.folder(Xiangtan.TENANT, COUNTY));
    }

    @AfterAll
    void nobody_shall_meet_such_a_county() {
        product.operator()
                .post("/platform/api/v1/tenants/" + COUNTY + "/suspend", Map.of("reason", "试毕"))
                .expect(200);
    }

    /** Else a test could fail below because the county is another one. */
    @Test
    void with_every_rule_in_place_the_same_tests_pass_there() {
        product.apply(Product.folder(Xiangtan.TENANT, COUNTY));
        MUTATIONS.stream().map(Mutation::test).forEach(this::run);
    }

    @ParameterizedTest
    @FieldSource("MUTATIONS")
    void the_clauses_test_fails_without_its_rule(Mutation mutation) {
        Map<String, String> folder = Product.folder(Xiangtan.TENANT, COUNTY);
        folder.compute(
                mutation.file(),
                (file, text) -> Product.edited(text, mutation.rule(), mutation.instead()));
        product.apply(folder);

        assertThatThrownBy(() -> run(mutation.test()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(mutation.noticed());
    }

    private void run(Consumer<XiangtanProcedureTest> test) {
        XiangtanProcedureTest procedure = new XiangtanProcedureTest().in(COUNTY);
        procedure.a_monday_morning();
        test.accept(procedure);
    }
}
