package org.bancheng.platform.search;

import java.util.BitSet;
import java.util.List;

/** Finds e-mail addresses, and chat names where the text says that one follows. */
final class Addresses {
    private static final List<String> CHAT = List.of("微信", "wechat", "weixin", "vx", "qq");
    private static final int SHORTEST_CHAT_NAME = 5;
    private static final int LONGEST_CHAT_NAME = 40;
    private static final int LONGEST_BRIDGE = 5;

    private Addresses() {}

    static void hide(String text, BitSet hidden) {
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            hideMail(text, at, hidden);
        }
        for (String cue : CHAT) {
            for (int at = text.indexOf(cue); at >= 0; at = text.indexOf(cue, at + cue.length())) {
                hideChatName(text, at + cue.length(), hidden);
            }
        }
    }

    private static void hideMail(String text, int sign, BitSet hidden) {
        int localEnd = sign;
        while (localEnd > 0 && text.charAt(localEnd - 1) == ' ') {
            localEnd--;
        }
        int from = localEnd;
        while (from > 0 && isMailUnit(text.charAt(from - 1))) {
            from--;
        }
        int domain = afterBlanks(text, sign + 1);
        int to = domain;
        while (to < text.length() && isMailUnit(text.charAt(to))) {
            to++;
        }
        if (from < localEnd && domain < to) {
            hidden.set(from, to);
        }
    }

    private static void hideChatName(String text, int afterCue, BitSet hidden) {
        int from = afterCue;
        while (from < Math.min(text.length(), afterCue + LONGEST_BRIDGE)
                && "号码群名是为:( =".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        int to = from;
        while (to < Math.min(text.length(), from + LONGEST_CHAT_NAME)
                && isNameUnit(text.charAt(to))) {
            to++;
        }
        if (to - from >= SHORTEST_CHAT_NAME) {
            hidden.set(from, to);
        }
    }

    private static int afterBlanks(String text, int at) {
        int to = at;
        while (to < text.length() && text.charAt(to) == ' ') {
            to++;
        }
        return to;
    }

    private static boolean isMailUnit(char unit) {
        return isNameUnit(unit) || unit == '.' || unit == '*' || unit == '%' || unit == '+';
    }

    private static boolean isNameUnit(char unit) {
        return isLetterOrDigit(unit) || unit == '_' || unit == '-';
    }

    static boolean isLetterOrDigit(char unit) {
        return (unit >= 'a' && unit <= 'z') || (unit >= '0' && unit <= '9');
    }
}
