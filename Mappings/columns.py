#!/usr/bin/env python3
"""Builds Mappings/columns.yaml: what column headers of exports mean, by language.

    python3 Mappings/columns.py words.tsv > Mappings/columns.yaml && python3 Mappings/embed.py

The input has a header and the tab-separated columns `label, language, meaning, canonical, strength, sources, also`;
`meaning` is `column:<meaning>`, other rows are left out. Same input, same output.
"""
import sys
import unicodedata

STRENGTHS = ["default", "common", "weak"]

# Words that no list has and every desk's rows may carry: ours, by language.
PLAIN = {
    "comment": {
        "en": "Message; Messages; Reply; Body", "de": "Nachricht; Nachrichten; Antworttext", "fr": "Message; Messages",
        "es": "Mensaje; Mensajes", "pt-BR": "Mensagem; Mensagens", "pt": "Mensagem; Mensagens", "it": "Messaggio; Messaggi",
        "nl": "Bericht; Berichten", "pl": "Wiadomość; Wiadomości", "cs": "Zpráva", "sv": "Meddelande", "da": "Besked",
        "nb": "Melding", "fi": "Viesti", "tr": "Mesaj", "ru": "Сообщение", "uk": "Повідомлення", "ja": "メッセージ",
        "zh-Hans": "消息; 信息", "zh-Hant": "訊息", "ko": "메시지", "ar": "رسالة", "he": "הודעה", "el": "Μήνυμα",
        "hu": "Üzenet", "ro": "Mesaj",
    },
    "tags": {"de": "Schlagwörter; Schlagworte; Stichwörter", "fr": "Étiquettes; Mots-clés", "es": "Etiquetas", "nl": "Labels"},
}


def main():
    rows = {}
    with open(sys.argv[1], encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            label, language, meaning, _, strength, sources, *_ = line.rstrip("\n").split("\t")
            kind, _, name = meaning.partition(":")
            if kind != "column":
                continue
            label = unicodedata.normalize("NFC", " ".join(label.split()))
            sources = "; ".join(source.strip() for source in sources.split(";")[:3])
            assert "|" not in label and "|" not in sources and strength in STRENGTHS, line
            rows.setdefault(language, []).append((name, STRENGTHS.index(strength), label, sources))
    for name, languages in PLAIN.items():
        for language, labels in languages.items():
            known = {label.lower() for _, _, label, _ in rows.get(language, [])}
            for label in labels.split("; "):
                if label.lower() not in known:
                    rows.setdefault(language, []).append((name, 1, label, "plain word"))
    out = sys.stdout
    out.write(
        "# What column headers mean, by language. For proposals only: a header never decides.\n"
        "# A line is `word | meaning | strength | read in`: default = the product's own word, common = seen in an\n"
        "# export or a filter, weak = ambiguous or a minority reading. A word with several meanings in one language\n"
        "# stands there once for each. Written by Mappings/columns.py.\n"
        "deskferry: 1\n"
        "columns:\n"
    )
    for language in sorted(rows):
        out.write(f'  "{language}": |\n')
        for name, strength, label, sources in sorted(rows[language]):
            out.write(f"    {label} | {name} | {STRENGTHS[strength]} | {sources}\n")


main()
