"""Texts over which an exported model must agree with its original: languages, kinds, lengths."""

from __future__ import annotations

_PARAGRAPH = (
    "The boundary layer on a flat plate stays laminar up to a critical Reynolds number, beyond "
    "which disturbances grow and the flow becomes turbulent. Heat transfer rises with it, and so "
    "does the drag; a designer who wants one without the other has to control the transition. "
)
_RECIPE = (
    "Mix the flour with the yeast and a pinch of salt, add lukewarm water, and knead for ten "
    "minutes. Let the dough rest under a cloth until it has doubled, shape it, and bake it hot. "
)

PROBES: tuple[str, ...] = (
    "invoice",
    "Where did I put the warranty card of the washing machine?",
    "Q3 budget 2026",
    "meeting notes: move the launch by two weeks; Ana calls the supplier",
    "def parse_header(line): return line.split(':', 1)",
    "SELECT name, SUM(total) FROM orders GROUP BY name HAVING SUM(total) > 1000;",
    "error: cannot find symbol `HashMap` in this scope",
    "https://example.org/docs/guide?page=3#install",
    "Mietvertrag: Die Kündigungsfrist beträgt drei Monate zum Monatsende.",
    "Le contrat d'assurance couvre les dégâts des eaux et le bris de glace.",
    "El informe anual muestra un crecimiento moderado de las ventas.",
    "La ricetta della nonna richiede farina, uova e un po' di pazienza.",
    "O relatório foi enviado ontem para a equipa de contabilidade.",
    "De vergadering is verplaatst naar donderdagmiddag.",
    "Umowa najmu wygasa z końcem przyszłego roku.",
    "Отчёт о командировке нужно сдать до пятницы.",
    "Η συνάντηση μεταφέρθηκε για την επόμενη εβδομάδα.",
    "会议改到下周三下午，请提前准备材料。",
    "明日の会議の資料を共有フォルダに置きました。",
    "회의 자료를 공유 폴더에 올려 두었습니다.",
    "تم تأجيل الاجتماع إلى الأسبوع المقبل.",
    "הפגישה נדחתה לשבוע הבא.",
    "बैठक अगले सप्ताह के लिए स्थगित कर दी गई है।",
    "การประชุมเลื่อนไปสัปดาห์หน้า",
    "Toplantı gelecek haftaya ertelendi; lütfen takviminizi güncelleyin.",
    "12.04.2026  1,299.00 EUR  IBAN DE00 0000 0000 0000 0000 00",
    "🙂 thanks!!! see you tmrw @ 8",
    _PARAGRAPH,
    _RECIPE * 2,
    _PARAGRAPH * 2 + _RECIPE,
    (_PARAGRAPH + _RECIPE) * 3,
    _PARAGRAPH * 8,
)
