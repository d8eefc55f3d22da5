package org.bancheng.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullMarked
class MaskingTest {
    @ParameterizedTest
    @CsvSource({
        "王,*",
        "王生,王*",
        "王小生,王*生",
        "欧阳修文,欧**文",
        "𠮷野家,𠮷*家",
        "江西万安建材有限公司,江西**有限公司",
        "某某某有限责任公司湘潭分公司,某某**公司",
        "老张早餐店,老张**店",
        "王五13812345678,王**",
        "王五 身份证430321199001011234,王**",
        "John Smith,J**",
        "阿依古丽·买买提,阿**"
    })
    void a_name_keeps_its_ends_and_a_firm_its_kind(String name, String masked) {
        assertThat(Masking.name(name)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"13812341234,138****1234", "1234567,*******", "073155551234,073*****1234"})
    void a_phone_keeps_three_and_four(String phone, String masked) {
        assertThat(Masking.phone(phone)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"43032119900101123X,430*************3X", "12345,*****"})
    void an_identity_number_keeps_its_region_and_its_end(String identity, String masked) {
        assertThat(Masking.identity(identity)).isEqualTo(masked);
    }
}
