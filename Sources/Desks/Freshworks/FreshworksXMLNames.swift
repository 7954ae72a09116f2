// The cases are the vendor's own element names.
// swift-format-ignore-file: AlwaysUseLowerCamelCase
import Formats

extension Freshworks {
  /// Children of a ticket that the quick way of reading XML knows.
  enum TicketSlot: Int, CaseIterable {
    case display_id, subject, spam, deleted, status, status_name, priority, priority_name, source, source_name
    case ticket_type, requester_id, responder_id, group_id, cc_email, created_at, updated_at, due_by
    case fr_due_by, frDueBy
    case description, description_html, to_email, to_emails, tags, custom_field, notes, helpdesk_notes, attachments
    case account_id, requester_name
    // Organizations, in no flavour all of them.
    case company_id, owner_id, department_id, department_id_value
    // Fields of the form that are not custom, in no flavour all of them.
    case category, sub_category, item_category, urgency, impact
    // Read the long way where they hold something.
    case archived, form_id, workspace_id, product_id, type, cc_emails, ticket_cc_emails, stats, ticket_states
    case custom_fields, conversations, association_type, associated_tickets_list, resolution_notes, requester
    case requested_for, company, description_text

    static let longWay: [TicketSlot] = allCases.filter { $0.rawValue >= TicketSlot.archived.rawValue }
    static let organizations: [TicketSlot] = [.company_id, .owner_id, .department_id, .department_id_value]
    static let standard: [TicketSlot] = [.category, .sub_category, .item_category, .urgency, .impact]
    var name: String { String(describing: self) }
  }

  enum NoteSlot: Int, CaseIterable {
    case id, body, body_html, user_id, `private`, incoming, source, created_at, updated_at, deleted, attachments
    // Read the long way where they hold something.
    case body_text, from_email, to_emails, cc_emails, bcc_emails, ticket_id

    static let longWay: [NoteSlot] = [.body_text, .from_email, .to_emails, .cc_emails, .bcc_emails, .ticket_id]
    var name: String { String(describing: self) }
  }

  enum FileSlot: Int, CaseIterable {
    case id, content_file_name, content_content_type, content_file_size, attachment_url, created_at
    // Read the long way where they hold something.
    case name_, content_type, size, file_size

    static let longWay: [FileSlot] = [.name_, .content_type, .size, .file_size]
    var name: String { self == .name_ ? "name" : String(describing: self) }
  }

  enum TagSlot: Int, CaseIterable {
    case name_
    var name: String { "name" }
  }

  /// What reading a ticket the quick way ends with where something about it is out of the ordinary.
  struct Unusual: Error {}
}
