import SurveyModel

/// How a printed questionnaire looks: A4, black on white, nothing from outside.
enum PageStyle {
  /// The style sheet, with the identity of the questionnaire at the foot of each page.
  static func sheet(for questionnaire: Questionnaire) -> HTMLPiece {
    let identity =
      "\(questionnaire.id) \(questionnaire.version) · \(questionnaire.sha256.prefix(12))"
    // A text of CSS: the quotation mark and the backslash would end it or escape.
    let foot = identity.filter { !"\"\\<>&\n".contains($0) }
    return HTMLPiece(filled: page.replacing("FOOT", with: foot))
  }

  private static let page = """

    @page {
      size: A4; margin: 14mm 14mm 16mm;
      @bottom-left { content: "FOOT"; font: 8pt sans-serif; }
      @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; }
    }
    * { box-sizing: border-box; }
    body { font: 10pt/1.35 "Noto Sans", "DejaVu Sans", Arial, sans-serif; color: #000;
      margin: 0 auto; max-width: 182mm; padding: 0; }
    @media screen { body { padding: 8mm 0; } }
    p { margin: 1mm 0; }
    a { color: inherit; text-decoration: none; }
    h1 { font-size: 16pt; margin: 0 0 1mm; }
    h2 { font-size: 13pt; margin: 7mm 0 2mm; padding: 1mm 2mm; background: #222; color: #fff;
      -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    h3, h4, h5, h6 { font-size: 11pt; margin: 4mm 0 1mm; border-bottom: 0.5pt solid #000; }
    h1, h2, h3, h4, h5, h6 { break-after: avoid; }
    code { font: 8.5pt/1.3 "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
    .identity { font-weight: bold; }
    .hash { font: 7.5pt "DejaVu Sans Mono", monospace; color: #333; }
    table { border-collapse: collapse; width: 100%; }
    .fields { margin: 3mm 0; table-layout: fixed; }
    .fields td { border: 0.5pt solid #000; height: 12mm; padding: 0.5mm 1.5mm;
      vertical-align: top; }
    .fields .name { font-size: 7.5pt; color: #333; }
    .legend { border: 0.5pt solid #777; padding: 1mm 2mm; font-size: 9pt; break-inside: avoid; }
    .question { display: flex; gap: 2mm; padding: 2mm 0; border-top: 0.3pt solid #bbb;
      break-inside: avoid; }
    .number { flex: 0 0 15mm; font-weight: bold; overflow-wrap: anywhere; }
    .body { flex: 1 1 auto; min-width: 0; }
    .ask { font-weight: 600; font-size: 10.5pt; margin-top: 0; }
    .note .number { color: #777; font-weight: normal; }
    .hint { color: #222; }
    .guide { font-style: italic; font-size: 9pt; background: #eee; border-left: 2pt solid #555;
      padding: 0.7mm 2mm; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    .guide b { font-style: normal; }
    .route { font-size: 9pt; margin: 2mm 0 0; padding: 0.5mm 2mm; border: 0.5pt solid #000;
      border-radius: 1.5mm; width: fit-content; break-after: avoid;
      break-inside: avoid; }
    .route + .question { border-top: none; }
    .prompt, .special, .rule, .mark, .unit, .range { font-size: 8.5pt; color: #222; }
    .prompt { font-style: italic; }
    .guide, .hint, .prompt { break-after: avoid; }
    .number.long { font-size: 7pt; }
    .mark { font-weight: normal; font-style: italic; }
    .reason { color: #444; }
    .skip { font-weight: bold; white-space: nowrap; }
    .choices { list-style: none; margin: 1mm 0; padding: 0; }
    .choices.columns { columns: 2; column-gap: 6mm; }
    .choices li { display: flex; gap: 1.5mm; align-items: baseline; break-inside: avoid;
      padding: 0.4mm 0; }
    .code { min-width: 6mm; font-weight: bold; }
    .sign { display: inline-block; flex: none; width: 3.6mm; height: 3.6mm;
      border: 0.8pt solid #000; margin: 0 1.5mm 0 0; vertical-align: -0.5mm; }
    .sign.dot { border-radius: 50%; }
    .choice { margin-right: 4mm; }
    .room { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.5mm;
      margin: 1.5mm 0; }
    .digit { display: inline-block; width: 6mm; height: 7mm; border: 0.6pt solid #000; }
    .line { flex: 1 1 100%; display: inline-block; height: 8mm; border-bottom: 0.6pt solid #000; }
    .line.short { flex: 0 0 38mm; }
    .line.half { flex: 1 1 60mm; }
    .unit, .range { margin: 0 2.5mm 0 1.5mm; }
    .range { font-weight: bold; }
    .grid, .rows { margin: 2mm 0 3mm; }
    .grid th, .grid td, .rows th, .rows td { border: 0.5pt solid #000; padding: 1mm 1.5mm;
      vertical-align: top; text-align: left; font-weight: normal; }
    .grid thead th, .rows thead th { font-size: 8.5pt; }
    .grid { table-layout: fixed; }
    .grid thead th:first-child { width: 15mm; }
    .grid thead th.prompt { width: 32%; }
    .grid th.choice { text-align: center; margin: 0; font-size: 7.5pt; line-height: 1.2;
      padding: 1mm 0.5mm; overflow-wrap: break-word; hyphens: auto; }
    .grid th.choice b { display: block; }
    .dense thead th.choice { writing-mode: vertical-rl; transform: rotate(180deg);
      height: 34mm; text-align: left; vertical-align: middle; }
    .grid th.number { font-weight: bold; white-space: nowrap; }
    .grid td.mark-cell { text-align: center; vertical-align: middle; }
    .mark-cell .sign { margin: 0; }
    .grid .ask { font-size: 10pt; }
    thead { display: table-header-group; }
    tr { break-inside: avoid; }
    .rows { table-layout: fixed; }
    .rows td { height: 9mm; }
    .rows thead th:first-child { width: 9mm; }
    .rows th.wide { width: 30%; }
    .rows th.name, .rows:has(th.name) thead th:first-child { width: 38%; font-size: 8.5pt; }
    .rows .tall td { height: 16mm; }
    .title { font-weight: normal; font-size: 8pt; }
    .codes { list-style: none; margin: 1mm 0 2mm; padding: 0; columns: 3; column-gap: 5mm;
      font-size: 8.5pt; }
    .codes li { break-inside: avoid; }
    .lists h4 { font-size: 9pt; border: none; margin: 2mm 0 0; }
    .calculations, .lists { font-size: 9pt; }
    .calculations th { text-align: left; padding: 0.5mm 3mm 0.5mm 0; font-weight: bold;
      font-size: 8pt; }
    .calculations td { padding: 0.5mm 0; }
    .calculations th, .calculations td { border-bottom: 0.3pt solid #bbb; vertical-align: top; }

    """
}
