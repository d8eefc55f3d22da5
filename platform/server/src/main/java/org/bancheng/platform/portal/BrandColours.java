package org.bancheng.platform.portal;

/**
 * The shades that a county's one colour gives, each readable where the kit uses it (WCAG AA, 4.5:1
 * for text).
 */
final class BrandColours {
    private static final Rgb WHITE = new Rgb(255, 255, 255);
    private static final Rgb BLACK = new Rgb(0, 0, 0);
    private static final Rgb NIGHT = new Rgb(0x18, 0x20, 0x2a);
    private static final double READABLE = 4.6;

    private final String name;
    private final Rgb colour;
    private final Rgb accent;

    /**
     * @param name the brand's, for the sign-in page, which knows the county only by this sheet
     * @param colour {@code #rrggbb}
     */
    BrandColours(String name, String colour, String accent) {
        this.name = name;
        this.colour = Rgb.of(colour);
        this.accent = Rgb.of(accent);
    }

    /** The county's style sheet: custom properties and nothing else. */
    String sheet() {
        Rgb ink = colour.contrast(WHITE) >= READABLE ? WHITE : BLACK;
        return """
        :root {
          --brand-name: "%s";
          --brand: %s; --brand-ink: %s; --brand-dark: %s; --brand-tint: %s; --brand-line: %s; --brand-text: %s; --accent: %s;
        }
        :root[data-theme=dark] { --brand-tint: %s; --brand-line: %s; --brand-text: %s; }
        """
                .formatted(
                        escaped(name),
                        colour,
                        ink,
                        colour.mix(BLACK, .24),
                        colour.mix(WHITE, .92),
                        colour.mix(WHITE, .72),
                        readableOn(WHITE.mix(colour, .08), BLACK),
                        accent,
                        colour.mix(NIGHT, .78),
                        colour.mix(NIGHT, .5),
                        readableOn(colour.mix(NIGHT, .78), WHITE));
    }

    /** Everything but letters and digits by its number, so that a name stays a name. */
    private static String escaped(String name) {
        StringBuilder css = new StringBuilder();
        name.codePoints()
                .forEach(
                        point -> {
                            if (Character.isLetterOrDigit(point)) {
                                css.appendCodePoint(point);
                            } else {
                                css.append("\\%06x".formatted(point));
                            }
                        });
        return css.toString();
    }

    /** The colour, drawn towards an end until it can be read on the ground. */
    private Rgb readableOn(Rgb ground, Rgb end) {
        Rgb text = colour;
        for (int step = 1; step <= 20 && text.contrast(ground) < READABLE; step++) {
            text = colour.mix(end, step / 20.0);
        }
        return text;
    }

    private record Rgb(int red, int green, int blue) {

        static Rgb of(String hex) {
            int value = Integer.parseInt(hex.substring(1), 16);
            return new Rgb(value >> 16 & 255, value >> 8 & 255, value & 255);
        }

        Rgb mix(Rgb other, double share) {
            return new Rgb(
                    part(red, other.red, share),
                    part(green, other.green, share),
                    part(blue, other.blue, share));
        }

        private static int part(int from, int to, double share) {
            return (int) Math.round(from + (to - from) * share);
        }

        /** WCAG 2.1's contrast ratio, 1 to 21. */
        double contrast(Rgb other) {
            double mine = luminance();
            double theirs = other.luminance();
            return (Math.max(mine, theirs) + .05) / (Math.min(mine, theirs) + .05);
        }

        private double luminance() {
            return .2126 * linear(red) + .7152 * linear(green) + .0722 * linear(blue);
        }

        private static double linear(int part) {
            double share = part / 255.0;
            return share <= .04045 ? share / 12.92 : Math.pow((share + .055) / 1.055, 2.4);
        }

        @Override
        public String toString() {
            return "#%02x%02x%02x".formatted(red, green, blue);
        }
    }
}
