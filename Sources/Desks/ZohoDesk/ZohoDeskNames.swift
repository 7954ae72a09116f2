/// The columns of the backup's files: what headers call them, in either layout, and what the API calls them.
///
/// One backup labels a column `Ticket Closed Time`, another `Closed Time`, both mean the API's `closedTime`; the second
/// header row, where there is one, holds the API's names themselves.
enum ZohoDeskNames {
  enum Kind: String, CaseIterable {
    case tickets, threads, comments, contacts, accounts, agents, departments, timeEntries
  }

  /// Letters and digits in lower case: `Ticket Id`, `ticketId` and `TICKET_ID` are one name.
  static func folded(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      let lower = text.utf8.map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }
      return String(decoding: lower.filter { $0 &- 97 < 26 || $0 &- 48 < 10 }, as: UTF8.self)
    }
    return String(
      text.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil })
  }

  /// The API's name for a header cell; nil where the file's kind has no such column.
  static func api(_ header: String, in kind: Kind) -> String? { known[kind]?[folded(header)] }

  /// Columns of the tenant's own.
  static func isCustom(_ name: String) -> Bool { name.hasPrefix("cf_") }

  /// Never written to an archive, whatever the record they stand in.
  static func isSecret(_ name: String) -> Bool { secrets.contains(folded(name)) }

  private static let secrets: Set<String> = [
    "password", "passwordhash", "passwd", "token", "accesstoken", "refreshtoken", "authtoken", "apikey", "secret",
    "clientsecret", "privatekey", "licensekey", "mailpassword",
  ]

  private static let known: [Kind: [String: String]] = {
    var result: [Kind: [String: String]] = [:]
    for kind in Kind.allCases {
      var names: [String: String] = [:]
      for name in columns(kind).split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        names[folded(String(name))] = String(name)
      }
      for (header, name) in aliases(kind) { names[header] = name }
      result[kind] = names
    }
    return result
  }()

  private static func columns(_ kind: Kind) -> String {
    switch kind {
    case .tickets:
      """
      id departmentId contactId email phone subject description status statusType productId assigneeId createdBy
      modifiedBy createdTime modifiedTime ticketNumber resolution toAddress customerResponseTime threadCount accountId
      dueDate priority channel category subCategory closedTime isEscalated classification statusUpdatedTime
      reopenedTime assignedTime firstAssignedTime happinessRating agentRespondedTime commentCount responseDueDate
      slaName slaViolationType teamId tags onholdTime sentiment layoutId language childTicketCount billableChange
      chatClassification contactName accountName departmentName productName teamName
      """
    case .threads:
      """
      id ticketId createdTime threadStatus content isPrivate fromEmailAddress receipients hasAttach threadType timeZone
      scheduledTime isScheduleActive departmentId layoutId toDisplayName ccDisplayName bccDisplayName isPresence
      nestedThreadId to cc bcc
      """
    case .comments: "id comment commentedBy isPublic commentedTime modifiedTime entityId moduleId"
    case .contacts:
      """
      id firstName lastName email accountId phone mobile title ownerId type createdBy modifiedBy createdTime
      modifiedTime fullName salutation isEndUser street city state zip country description twitter facebook
      crmContactId secondaryEmail potentialsRevenue potentialsClosingDate revenueReceived customerSince layoutId
      language
      """
    case .accounts:
      """
      id ownerId accountName phone email fax website industry annualRevenue createdBy modifiedBy createdTime
      modifiedTime street city state code country description crmAccountId layoutId
      """
    case .agents:
      "id firstName lastName email status isConfirmed createdTime role profile isPortalUser integrationService"
    case .departments: "id name isEnabled creatorId createdTime modifiedTime status description"
    case .timeEntries:
      """
      id ownerId requestChargeType executedTime agentCostPerHour additionalCost totalCost description requestId
      createdBy modifiedBy createdTime modifiedTime secondsSpent isBillable layoutId isPresence
      """
    }
  }

  private static func aliases(_ kind: Kind) -> [(String, String)] {
    switch kind {
    case .tickets:
      [
        ("ticketid", "id"), ("caseid", "id"), ("requestid", "ticketNumber"), ("ticketno", "ticketNumber"),
        ("department", "departmentId"), ("ticketowner", "assigneeId"), ("ticketownerid", "assigneeId"),
        ("assignee", "assigneeId"), ("numberofthreads", "threadCount"), ("numberofcomments", "commentCount"),
        ("ticketclosedtime", "closedTime"), ("closedtimeticket", "closedTime"), ("classifications", "classification"),
        ("requestreopentime", "reopenedTime"), ("timetorespond", "responseDueDate"),
        ("ticketonholdtime", "onholdTime"), ("layout", "layoutId"), ("team", "teamId"),
        ("createdtimeticket", "createdTime"), ("modifiedtimeticket", "modifiedTime"), ("mode", "channel"),
      ]
    case .threads:
      [("threadid", "id"), ("requestid", "ticketId"), ("caseid", "ticketId"), ("recipients", "receipients")]
    case .comments: [("commentid", "id"), ("ticketid", "entityId"), ("requestid", "entityId")]
    case .contacts: [("contactid", "id"), ("contactname", "fullName"), ("emailaddress", "email")]
    case .accounts: [("accountid", "id")]
    case .agents: [("agentid", "id"), ("agentstatus", "status"), ("emailid", "email")]
    case .departments: [("departmentid", "id"), ("departmentname", "name"), ("departmentstatus", "status")]
    case .timeEntries: [("timeentryid", "id"), ("ticketid", "requestId")]
    }
  }
}
