package org.bancheng.platform.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13812345678",
                "１３８１２３４５６７８",
                "138 1234 5678",
                "138-1234-5678",
                "138－1234－5678",
                "138—1234—5678",
                "138\u00a01234\u20035678",
                "138.1234.5678",
                "1 3 8 1 2 3 4 5 6 7 8",
                "138\u200b1234\u200b5678",
                "8613812345678",
                "13812345678901",
                "一三八一二三四五六七八",
                "幺三八幺二三四五六七八",
                "430302199001011234",
                "43030219900101123X",
                "４３０３０２１９９００１０１１２３Ｘ",
                "43030219900101123x",
                "430302 19900101 1234",
                "430302-19900101-123X",
                "430302 1990 0101 1234",
                "430302900101123",
                "4303021990 0101 12 3X",
                "0731-58288888",
                "0731 5828 8888",
                "073158288888",
                "０７３１－５８２８８８８８",
                "010-62345678",
                "0731-5828888",
                "6222021234567890123",
                "6222 0212 3456 7890 123",
                "6222-0212-3456-7890",
                "4111111111111111",
                "4111 1111 1111 1111",
                "wang.fang_88@example.com.cn",
                "ｗａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ",
                "wang @ example.com",
                "湘C12345",
                "湘C·12345",
                "湘Ｃ·１２３４５",
                "湘c•12345",
                "湘 C 12345",
                "湘CD12345",
                "湘C12345F",
                "湘C 12 345",
                "湘C1234学",
                "E12345678",
                "H1234567890"
            })
    void a_telling_number_is_hidden_wherever_it_stands(String number) {
        assertThat(Redactor.redact(number, Set.of())).isEqualTo("***");
        assertThat(Redactor.redact("我的号是" + number + "，请回复", Set.of())).isEqualTo("我的号是***，请回复");
        assertThat(Redactor.redact("路灯（" + number + "）不亮。", Set.of())).isEqualTo("路灯（***）不亮。");
        assertThat(Redactor.redact("甲" + number + "乙\n" + number, Set.of()))
                .isEqualTo("甲***乙\n***");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "身份证430302199001011234电话13812345678 | 身份证***电话***",
                "430302199001011234 13812345678 | ***",
                "13812345678、13912345678 | ***、***",
                "13812345678一直打不通 | ***一直打不通",
                "手机138 1234 56789 | 手机***",
                "+86 138 1234 5678 | +86 ***",
                "0086 138 1234 5678 | ***",
                "+86-731-58288888 | +86-***",
                "电话：58288888 | 电话：***",
                "联系电话 5828-8888 | 联系电话 ***",
                "QQ：12345678 | QQ：***",
                "QQ号123456789 | QQ号***",
                "微信号：wang_fang-88 | 微信号：***",
                "加VX wangfang88 | 加VX ***",
                "0731-58288888-801 | ***",
                "湘C12345、湘C12346 | ***、***",
                "湘C12345 abc | *** abc",
                "电话（0731）58288888 | 电话（***",
                "联系人：周小兰联系电话：13812345678 | 联系人：***联系电话：***",
                "联系人: 歐陽小兰, 住本区 | 联系人: ***, 住本区",
                "我叫易瑛。 | 我叫***。",
                "电邮:jqw****@126.com | 电邮:***",
                "2020-11-22 13812345678 | 2020-11-22 ***"
            })
    void the_words_around_stay(String written, String shown) {
        assertThat(Redactor.redact(written, Set.of())).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020年11月22日10时30分，A市B区",
                "2019-04-16 8:30 至 2019-05-16",
                "2019.4.16-2019.5.16",
                "拨打12345、110、120、95598均无回复",
                "联系了3个部门，2020-11-22",
                "工资12000元，共3.5万元，面积128.56平方米",
                "400-820-8888",
                "G320国道与X012县道",
                "S12高速",
                "一、二、三、四、五、六、七、八、九",
                "湘府路与湘A区",
                "云A计划",
                "苏州B座1203室",
                "1-3-802",
                "高铁G1234次",
                "营商環境",
                "我叫了三次物业",
                "联系人：社区王主任安排的人",
                "举报人李家村村民"
            })
    void harmless_numbers_stay(String text) {
        assertThat(Redactor.redact(text, Set.of("13812345678"))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "我是王小芳，住基建营 | 我是***，住基建营",
                "我是王 小 芳 | 我是***",
                "王小芳王小芳 | ***",
                "我是王　小芳 | 我是***",
                "阿依古麗·買買提反映 | ***反映",
                "阿依古丽买买提反映 | ***反映",
                "住在雨湖区 建设路12号3栋 | 住在***",
                "打582-88-888 | 打***",
            })
    void what_the_case_knows_of_its_people_is_hidden(String written, String shown) {
        assertThat(
                        Redactor.redact(
                                written,
                                Set.of("王小芳", "阿依古丽·买买提", "雨湖區建設路12號3棟", "58288888", "张", "")))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1 ",
                "13",
                "1-",
                "138 ",
                "@",
                "a@",
                "@ ",
                "湘",
                "湘c",
                "湘c1",
                "q",
                "qq",
                "a",
                "a.",
                "x",
                "一",
                "2020-11-22 ",
                "430302 1990 ",
                "（",
                "86 ",
                "王",
                " ",
                "微信",
                "0731-",
                "62220212 "
            })
    @Timeout(20)
    void no_text_is_slow(String piece) {
        String text = piece.repeat(200_000 / piece.length());
        long before = System.nanoTime();
        Redactor.redact(text, Set.of("王小芳", "13812345678"));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void hiding_leaves_nothing_that_a_search_for_the_words_of_contact_would_find() {
        assertThat(Folded.of(Redactor.HIDDEN).text()).doesNotContainPattern("\\p{L}|\\p{N}");
    }

    @Test
    void signs_outside_the_basic_plane_keep_their_place() {
        assertThat(Redactor.redact("😀13812345678😀㎝13812345678㎝", Set.of()))
                .isEqualTo("😀***😀㎝***㎝");
    }
}
