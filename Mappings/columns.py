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
    # What statuses live in on some desks.
    "pipeline": {
        "en": "Pipeline; Ticket pipeline", "de": "Pipeline; Ticket-Pipeline", "fr": "Pipeline; Pipeline de tickets", "es": "Pipeline; Pipeline de tickets; Canalización",
        "pt-BR": "Pipeline; Pipeline de tickets; Funil", "it": "Pipeline; Pipeline dei ticket", "nl": "Pipeline; Pijplijn; Ticketpijplijn", "fi": "Putki; Tikettiputki",
        "pl": "Pipeline; Potok; Lejek", "sv": "Pipeline; Ärendepipeline", "da": "Pipeline", "nb": "Pipeline", "cs": "Pipeline", "ru": "Воронка; Пайплайн", "uk": "Воронка", "ja": "パイプライン",
        "zh-Hans": "管道; 工单管道", "zh-Hant": "管道; 工單管道", "ko": "파이프라인", "th": "ไปป์ไลน์",
    },
    "workspace": {
        "en": "Workspace; Workspace name", "de": "Arbeitsbereich", "fr": "Espace de travail", "es": "Espacio de trabajo",
        "pt-BR": "Espaço de trabalho; Área de trabalho", "pt": "Espaço de trabalho", "it": "Area di lavoro; Spazio di lavoro",
        "nl": "Werkruimte", "pl": "Obszar roboczy; Przestrzeń robocza", "cs": "Pracovní prostor", "sv": "Arbetsyta",
        "da": "Arbejdsområde", "nb": "Arbeidsområde", "fi": "Työtila", "tr": "Çalışma alanı", "hu": "Munkaterület",
        "ro": "Spațiu de lucru", "el": "Χώρος εργασίας", "ru": "Рабочее пространство; Рабочая область",
        "uk": "Робочий простір", "ja": "ワークスペース", "zh-Hans": "工作区; 工作空间", "zh-Hant": "工作區; 工作空間",
        "ko": "워크스페이스; 작업 공간", "ar": "مساحة العمل", "he": "מרחב עבודה", "vi": "Không gian làm việc", "th": "พื้นที่ทำงาน",
    },
    "lifecycle": {
        "en": "Lifecycle", "de": "Lebenszyklus", "fr": "Cycle de vie", "es": "Ciclo de vida", "pt-BR": "Ciclo de vida",
        "it": "Ciclo di vita", "nl": "Levenscyclus", "pl": "Cykl życia", "cs": "Životní cyklus", "ru": "Жизненный цикл",
        "ja": "ライフサイクル", "zh-Hans": "生命周期",
    },
    # Who may see a message.
    "visibility": {
        "en": "Visibility; Private; Is private; Public; Is public; Internal; Is internal; Visible to customer",
        "de": "Sichtbarkeit; Privat; Öffentlich; Intern", "fr": "Visibilité; Privé; Public; Interne",
        "es": "Visibilidad; Privado; Público; Interno", "pt-BR": "Visibilidade; Privado; Público; Interno",
        "it": "Visibilità; Privato; Pubblico; Interno", "nl": "Zichtbaarheid; Privé; Openbaar; Intern",
        "pl": "Widoczność; Prywatny; Publiczny; Wewnętrzny", "cs": "Viditelnost; Soukromé; Veřejné; Interní",
        "sv": "Synlighet; Privat; Offentlig; Intern", "da": "Synlighed; Privat; Offentlig; Intern",
        "nb": "Synlighet; Privat; Offentlig; Intern", "fi": "Näkyvyys; Yksityinen; Julkinen; Sisäinen",
        "tr": "Görünürlük; Özel; Herkese açık; Dahili", "hu": "Láthatóság; Privát; Nyilvános; Belső",
        "ro": "Vizibilitate; Privat; Public; Intern", "el": "Ορατότητα; Ιδιωτικό; Δημόσιο; Εσωτερικό",
        "ru": "Видимость; Приватный; Публичный; Внутренний", "uk": "Видимість; Приватний; Публічний; Внутрішній",
        "ja": "公開範囲; 公開; 非公開; 社内", "zh-Hans": "可见性; 公开; 私有; 内部", "zh-Hant": "可見性; 公開; 私人; 內部",
        "ko": "공개 여부; 공개; 비공개; 내부", "ar": "الظهور; خاص; عام; داخلي", "he": "נראות; פרטי; ציבורי; פנימי",
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
