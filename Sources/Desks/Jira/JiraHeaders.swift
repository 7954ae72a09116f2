import DeskKit
import Formats

/// What a column of an issue navigator CSV holds, told by its header.
///
/// Jira writes headers in the language of whoever exports. English, German, Brazilian Portuguese, French, Spanish and
/// Polish headers were read in public files; the other words are not verified, and a word that is missing here costs
/// nothing but the column's place: its cells stay in `extras` under their header. Of people the cloud writes the
/// account beside the name, so that one known header tells the other.
enum JiraHeaders {
  enum Role: String, Sendable, CaseIterable {
    case summary, key, id, type, status, statusCategory, projectKey, projectName, priority, resolution
    case assignee, assigneeID, reporter, reporterID, creator, creatorID
    case created, updated, resolved, due, labels, description, watchers, watchersID, attachment, comment
    case security, parentID, work
  }

  private static let words: [Role: [String]] = [
    .summary: [
      "summary", "zusammenfassung", "résumé", "resumen", "resumo", "riepilogo", "samenvatting", "要約", "요약", "概要", "摘要",
      "тема", "podsumowanie", "sammanfattning", "sammendrag", "opsummering", "yhteenveto", "souhrn", "özet",
      "összefoglalás",
    ],
    .key: [
      "issue key", "work item key", "key", "vorgangsschlüssel", "schlüssel", "clé de ticket", "clé de la demande",
      "clave de incidencia", "clave", "chave da item", "chave do item", "chave", "chiave del ticket", "chiave",
      "chiave segnalazione", "issuesleutel", "sleutel", "課題キー", "キー", "이슈 키", "键值", "事务密钥", "关键字", "关键词", "ключ задачи",
      "код", "ключ", "klucz zgłoszenia", "klucz", "ärendenyckel", "saksnøkkel", "sagsnøgle", "klíč",
    ],
    .id: [
      "issue id", "work item id", "vorgangs-id", "id de ticket", "id du ticket", "id de la incidencia",
      "id de incidencia", "id da item", "id do item", "id ticket", "id del ticket", "issue-id", "課題 id", "課題id",
      "이슈 id",
      "事务 id", "问题 id", "id задачи", "идентификатор задачи", "id zgłoszenia", "identyfikator zgłoszenia", "ärende-id",
    ],
    .type: [
      "issue type", "work type", "vorgangstyp", "type de ticket", "type de demande", "tipo de incidencia",
      "tipo de item", "tipo di ticket", "tipo ticket", "issuetype", "課題タイプ", "이슈 유형", "事务类型", "问题类型", "тип задачи",
      "typ zgłoszenia", "ärendetyp", "sakstype",
    ],
    .status: [
      "status", "état", "estado", "stato", "ステータス", "상태", "状态", "狀態", "статус", "stav", "durum", "tila", "állapot",
    ],
    .statusCategory: [
      "status category", "statuskategorie", "catégorie d'état", "catégorie d’état", "catégorie de statut",
      "categoría de estado", "categoria do status", "categoria de status", "categoria di stato", "statuscategorie",
      "ステータス カテゴリ", "ステータス カテゴリー", "상태 범주", "状态类别", "категория статуса", "kategoria statusu",
    ],
    .projectKey: [
      "project key", "projektschlüssel", "clé de projet", "clé du projet", "clave del proyecto", "clave de proyecto",
      "chave do projeto", "chave de projeto", "chiave progetto", "chiave del progetto", "projectsleutel", "プロジェクト キー",
      "プロジェクトキー", "프로젝트 키", "项目密钥", "ключ проекта", "klucz projektu",
    ],
    .projectName: [
      "project name", "projektname", "nom du projet", "nombre del proyecto", "nome do projeto", "nome progetto",
      "nome del progetto", "projectnaam", "プロジェクト名", "프로젝트 이름", "项目名称", "название проекта", "nazwa projektu",
    ],
    .priority: [
      "priority", "priorität", "priorité", "prioridad", "prioridade", "priorità", "prioriteit", "優先度", "우선 순위", "优先级",
      "приоритет", "priorytet", "prioritet", "prioriteetti", "priorita", "öncelik",
    ],
    .resolution: [
      "resolution", "lösung", "résolution", "resolución", "resolução", "risoluzione", "oplossing", "解決状況", "해결책",
      "解决结果",
      "решение", "rozwiązanie", "resolusjon",
    ],
    .assignee: [
      "assignee", "zugewiesene person", "bearbeiter", "responsable", "personne assignée", "attribution",
      "persona asignada", "responsável", "assegnatario", "toegewezen persoon", "uitvoerder", "担当者", "담당자", "经办人",
      "исполнитель",
      "osoba przypisana", "przypisany", "tilldelad",
    ],
    .assigneeID: [
      "assignee id", "id der zugewiesenen person", "id de la personne assignée", "id du responsable",
      "id de la persona asignada", "id de persona asignada", "id do responsável", "id osoby przypisanej",
      "id assegnatario", "担当者 id", "담당자 id",
    ],
    .reporter: [
      "reporter", "autor", "rapporteur", "auteur", "informador", "relator", "segnalatore", "melder", "報告者", "보고자",
      "报告人",
      "автор", "zgłaszający", "osoba zgłaszająca", "rapportör", "rapportør",
    ],
    .reporterID: [
      "reporter id", "id des autors", "id du rapporteur", "id de rapporteur", "id osoby zgłaszającej", "id de l'auteur",
      "id del informador", "id do relator",
      "id segnalatore", "報告者 id", "보고자 id",
    ],
    .creator: [
      "creator", "ersteller", "créateur", "creador", "criador", "creatore", "maker", "作成者", "만든 사람", "创建者", "создатель",
      "twórca",
    ],
    .creatorID: [
      "creator id", "ersteller-id", "id du créateur", "id de créateur", "id twórcy", "id del creador", "id do criador",
      "id creatore", "作成者 id",
    ],
    .created: [
      "created", "erstellt", "création", "créée", "créé", "creada", "creado", "criado", "criado(a)", "creato",
      "aangemaakt",
      "gemaakt", "作成日", "생성일", "만듦", "创建日期", "已创建", "создано", "utworzono", "skapad", "opprettet",
    ],
    .updated: [
      "updated", "aktualisiert", "mise à jour", "mis à jour", "actualizada", "actualizado", "atualizado(a)",
      "atualizado",
      "aggiornato", "bijgewerkt", "更新日", "업데이트", "已更新", "обновлено", "zaktualizowano", "uppdaterad", "oppdatert",
    ],
    .resolved: [
      "resolved", "erledigt", "gelöst", "résolu", "résolue", "résolution le", "resuelta", "resuelto", "resolvido",
      "resolvido(a)", "risolto", "opgelost", "解決日", "해결됨", "已解决", "решено", "rozwiązano", "rozwiązane", "löst",
    ],
    .due: [
      "due date", "due", "fälligkeitsdatum", "fällig", "échéance", "date d'échéance", "fecha de vencimiento",
      "vencimiento", "data limite", "data de entrega", "data di scadenza", "vervaldatum", "期限", "기한", "到期日",
      "срок исполнения",
      "termin", "förfallodatum",
    ],
    .labels: [
      "labels", "stichwörter", "étiquettes", "etiquetas", "categorias", "etichette", "ラベル", "레이블", "标签", "метки",
      "etykiety",
      "etiketter",
    ],
    .description: [
      "description", "beschreibung", "descripción", "descrição", "descrizione", "beschrijving", "説明", "설명", "描述",
      "описание", "opis", "beskrivning", "beskrivelse",
    ],
    .watchers: [
      "watchers", "beobachter", "observateurs", "observadores", "interesados", "osservatori", "volgers", "ウォッチャー",
      "지켜보는 사람", "关注者",
      "наблюдатели", "obserwujący",
    ],
    .watchersID: [
      "watchers id", "id des beobachters", "id de l'observateur", "id des observateurs", "id de observadores",
      "id de los interesados", "id obserwujących",
      "id do observador", "id dos observadores", "ウォッチャー id",
    ],
    .attachment: [
      "attachment", "anhang", "pièce jointe", "pièces jointes", "adjunto", "archivo adjunto", "anexo", "allegato",
      "bijlage", "添付ファイル", "첨부 파일", "附件", "вложение", "załącznik", "bilaga", "vedlegg",
    ],
    .comment: [
      "comment", "kommentar", "commentaire", "comentario", "comentário", "commento", "opmerking", "コメント", "댓글", "备注",
      "评论", "комментарий", "komentarz",
    ],
    .work: ["log work"],
    .security: [
      "security level", "sicherheitsstufe", "niveau de sécurité", "nivel de seguridad", "nível de segurança",
      "livello di sicurezza", "beveiligingsniveau", "セキュリティ レベル",
    ],
    .parentID: [
      "parent id", "parent", "übergeordnet", "übergeordnete id", "parent-id", "id parent", "id padre", "pai",
      "principal",
      "親 id", "親",
    ],
  ]

  private static let roles: [String: Role] = {
    var result: [String: Role] = [:]
    for role in Role.allCases { for word in words[role] ?? [] where result[word] == nil { result[word] = role } }
    return result
  }()

  static func role(_ header: String) -> Role? { roles[header.withoutOuterSpace.lowercased()] }

  /// The column of account ids that stands right after the names of people, whatever its language calls it.
  static let accountBeside: [Role: Role] = [
    .assignee: .assigneeID, .reporter: .reporterID, .creator: .creatorID, .watchers: .watchersID,
  ]

  /// Whether one of the header's words is `id`, as it is in nearly every language.
  static func saysID(_ header: String) -> Bool {
    header.lowercased().split { !$0.isLetter }.contains { $0 == "id" }
  }

  private static let customField = [
    "custom field (", "benutzerdefinierte felder (", "benutzerdefiniertes feld (", "champs personnalisés (",
    "champ personnalisé (", "campo personalizado (", "campos personalizados (", "campo personalizzato (",
    "aangepast veld (", "カスタムフィールド (", "カスタム フィールド (", "사용자 지정 필드 (", "사용자 정의 필드 (", "自定义字段 (", "自訂欄位 (",
    "пользовательское поле (", "настраиваемое поле (", "pole niestandardowe (", "anpassat fält (", "vlastní pole (",
    "özel alan (", "egendefinert felt (",
  ]

  /// `Request Type` of `Custom field (Request Type)`.
  static func customFieldName(_ header: String) -> String? {
    let lower = header.lowercased()
    guard lower.hasSuffix(")"), let start = customField.first(where: lower.hasPrefix) else { return nil }
    // Lower case may be longer or shorter than what was written; parentheses are not.
    guard let open = header.firstIndex(of: "("), start.hasSuffix("(") else { return nil }
    return String(header[header.index(after: open)...].dropLast())
  }

  private static let inward = [
    "inward", "eingehend", "entrant", "entrante", "de entrada", "in entrata", "in ingresso", "inkomend", "内向き", "入站",
    "входящ",
    "przychodząc", "wewnętrzne", "inåtgående", "innkommende",
  ]
  private static let outward = [
    "outward", "ausgehend", "sortant", "saliente", "de saída", "in uscita", "uitgaand", "外向き", "出站", "исходящ",
    "wychodząc", "zewnętrzne",
    "utåtgående", "utgående",
  ]

  /// The kind of the links in a column `Inward issue link (Blocks)`: the type's name stands in the parentheses, whatever
  /// the language of the rest.
  static func linkKind(_ header: String) -> String? {
    guard header.hasSuffix(")"), let open = header.firstIndex(of: "(") else { return nil }
    let words = header[..<open].lowercased()
    let isOutward = outward.contains { words.contains($0) }
    guard isOutward || inward.contains(where: { words.contains($0) }) else { return nil }
    return JiraLinks.kind(String(header[header.index(after: open)...].dropLast()), nil, outward: isOutward)
  }

  /// The vendor's category by its name in the exporter's language (read in public files or not verified).
  static func nativeCategory(_ text: String) -> String? {
    switch text.withoutOuterSpace.lowercased() {
    case "to do", "zu erledigen", "à faire", "a faire", "por hacer", "tareas por hacer", "itens pendentes",
      "tarefas pendentes",
      "a fazer", "da completare", "te doen", "to do (未着手)", "未着手", "작업 전", "할 일", "待办", "к выполнению", "do zrobienia":
      "new"
    case "in progress", "in bearbeitung", "in arbeit", "en cours", "en curso", "em andamento", "itens em andamento",
      "in corso", "in uitvoering", "進行中", "진행 중", "正在进行", "处理中", "в работе", "w toku":
      "indeterminate"
    case "done", "fertig", "erledigt", "terminé", "terminée", "listo", "finalizado", "finalizada", "itens concluídos",
      "concluído", "completato", "completata", "gereed", "完了", "완료", "完成", "готово", "выполнено", "gotowe":
      "done"
    case "no category", "keine kategorie", "undefined": "undefined"
    default: nil
    }
  }

  // MARK: Detection

  /// Whether the text begins with the header of an issue navigator CSV: a column for keys and some others of Jira's.
  static func isHeader(_ text: String) -> Bool {
    guard let cells = headerCells(text), cells.count >= 3 else { return false }
    let found = cells.map { role($0) }
    let known = Set(found.compactMap { $0 })
    // `Key` alone is anybody's word; Jira's own name of the column, or custom fields in Jira's spelling, are not.
    let own = cells.contains { cell in
      let lower = cell.withoutOuterSpace.lowercased()
      return role(cell) == .key && (lower.contains(" ") || lower.count > 8 || lower.contains("課題"))
    }
    return known.contains(.key) && (own || cells.contains { customFieldName($0) != nil })
      && known.intersection([.summary, .status, .id, .type, .reporter, .created]).count >= 2
  }

  /// The cells of the first record; quoted names may hold separators, never lines.
  static func headerCells(_ text: String) -> [String]? {
    let start = Array(text.utf8.prefix(1 << 16))
    let first = start.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(start.dropFirst(3)) : start
    guard let byte = first.first(where: { $0 > 0x20 }), byte != UInt8(ascii: "<"), byte != UInt8(ascii: "{"),
      byte != UInt8(ascii: "["), var reader = try? CSVReader(JiraBytes(first), file: "header"),
      let row = try? reader.next()
    else { return nil }
    return row.texts
  }
}

/// Bytes in memory as a source.
final class JiraBytes: ByteSource {
  private let bytes: [UInt8]
  private var at = 0
  init(_ bytes: [UInt8]) { self.bytes = bytes }
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = min(buffer.count, bytes.count - at)
    guard count > 0 else { return 0 }
    bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[at..<at + count])) }
    at += count
    return count
  }
}
