#!/usr/bin/env python3
"""Makes the two fonts that PDF files are set in (../main/resources/org/bancheng/platform/documents/fonts).

    npm pack @expo-google-fonts/noto-serif-sc@0.4.3 && tar xzf expo-google-fonts-noto-serif-sc-0.4.3.tgz
    apt-get install python3-fonttools fonts-hanazono        # Debian 12
    /usr/bin/python3 make.py package/400Regular/NotoSerifSC_400Regular.ttf /usr/share/fonts/truetype/hanazono/HanaMinA.ttf FOLDER

A glyph that several characters share is left to one of them: PDFBox tells readers the first one, and 自 copied from a PDF would be the
radical ⾃, which no search finds. Tables for other scripts, for vertical text and for hinting are left out.
"""
import sys
import unicodedata
from collections import defaultdict
from fontTools import subset
from fontTools.ttLib import TTFont


def one_character_for_each_glyph(cmap):
    sharing = defaultdict(list)
    for point, glyph in cmap.items():
        sharing[glyph].append(point)
    kept = set()
    for points in sharing.values():
        plain = [p for p in points if unicodedata.normalize("NFKC", chr(p)) == chr(p) and not 0x2E80 <= p <= 0x2FDF]
        kept.add(0x2013 if 0x2013 in plain else min(plain or points))
        if len(plain) > 1:
            print("shared:", " ".join("U+%04X %s" % (p, chr(p)) for p in sorted(plain)))
    return kept


def unified(point):
    return 0x3400 <= point <= 0x9FFF or 0x20000 <= point < 0x2F800


def cut(source, target, keep):
    font = TTFont(source)
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.glyph_names = False
    options.name_IDs = ["*"]
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "vhea", "vmtx", "VORG", "FFTM", "prop"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=keep(font.getBestCmap()))
    subsetter.subset(font)
    # one table of characters is enough, and PDFBox holds each in memory
    font["cmap"].tables = [t for t in font["cmap"].tables if (t.platformID, t.platEncID) == (3, 10)]
    font.save(target)
    return set(font.getBestCmap())


noto, hanazono, folder = sys.argv[1:]
had = cut(noto, folder + "/NotoSerifSC-Regular.ttf", one_character_for_each_glyph)
cut(
    hanazono,
    folder + "/HanaMinA-rare.ttf",
    lambda cmap: one_character_for_each_glyph({p: g for p, g in cmap.items() if unified(p) and p not in had}),
)
