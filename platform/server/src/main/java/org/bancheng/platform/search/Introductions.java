package org.bancheng.platform.search;

import java.util.BitSet;
import java.util.List;

/**
 * Finds names that introduce themselves (联系人：周小兰), of people whom the case does not know. Names in
 * running text are not found: only the case's own people are hidden for certain.
 */
final class Introductions {
    private static final List<String> CUES =
            List.of(
                    "我叫", "名叫", "姓名", "联系人", "投诉人", "举报人", "反映人", "反应人", "信访人", "申请人", "来信人", "诉求人",
                    "当事人", "署名");
    private static final List<String> FOLLOWERS =
            List.of("电话", "手机", "联系", "身份", "公民", "先生", "女士", "性别", "住址", "地址");
    private static final String BRIDGE = "：:是为 ";
    private static final String SURNAMES =
            "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沉姚卢姜崔钟谭陆汪范金石廖贾夏韦付方"
                    + "白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤欧阳司马上官诸葛易文庞颜倪樊兰殷施洪翟安翁柳甘凌";

    private Introductions() {}

    static void hide(String text, BitSet hidden) {
        for (String cue : CUES) {
            for (int at = text.indexOf(cue); at >= 0; at = text.indexOf(cue, at + cue.length())) {
                hideName(text, at + cue.length(), hidden);
            }
        }
    }

    private static void hideName(String text, int afterCue, BitSet hidden) {
        int from = afterCue;
        while (from < Math.min(text.length(), afterCue + 3)
                && BRIDGE.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        for (int length = 4; length >= 2; length--) {
            if (isName(text, from, length) && ends(text, from + length)) {
                hidden.set(from, from + length);
                return;
            }
        }
    }

    private static boolean isName(String text, int from, int length) {
        return from + length <= text.length()
                && SURNAMES.indexOf(text.charAt(from)) >= 0
                && text.substring(from, from + length).codePoints().allMatch(Introductions::isHan);
    }

    private static boolean ends(String text, int at) {
        return at == text.length()
                || !isHan(text.codePointAt(at))
                || FOLLOWERS.stream().anyMatch(follower -> text.startsWith(follower, at));
    }

    private static boolean isHan(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }
}
