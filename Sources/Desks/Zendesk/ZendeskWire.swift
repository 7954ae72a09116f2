import Formats
import TicketModel

// What Zendesk sends. Names and values are those of the Support API (developer.zendesk.com/api-reference/ticketing).

/// The members of a ticket that the model has a place for; every other one goes to `extras` as it is.
enum ZendeskTicketSlot: Int, CaseIterable {
  case id, url, externalID, via, createdAt, updatedAt, type, subject, rawSubject, description, priority, status
  case requester, submitter, assignee, organization, group, followers, emailCCs, problem, dueAt, tags, customFields
  case fields, satisfaction, customStatus, form, brand, comments, metricSet, deletedAt, commentCount

  var name: StaticString {
    switch self {
    case .id: "id"
    case .url: "url"
    case .externalID: "external_id"
    case .via: "via"
    case .createdAt: "created_at"
    case .updatedAt: "updated_at"
    case .type: "type"
    case .subject: "subject"
    case .rawSubject: "raw_subject"
    case .description: "description"
    case .priority: "priority"
    case .status: "status"
    case .requester: "requester_id"
    case .submitter: "submitter_id"
    case .assignee: "assignee_id"
    case .organization: "organization_id"
    case .group: "group_id"
    case .followers: "follower_ids"
    case .emailCCs: "email_cc_ids"
    case .problem: "problem_id"
    case .dueAt: "due_at"
    case .tags: "tags"
    case .customFields: "custom_fields"
    case .fields: "fields"
    case .satisfaction: "satisfaction_rating"
    case .customStatus: "custom_status_id"
    case .form: "ticket_form_id"
    case .brand: "brand_id"
    case .comments: "comments"
    case .metricSet: "metric_set"
    case .deletedAt: "deleted_at"
    case .commentCount: "comment_count"
    }
  }
}

/// The members of a comment (or of an audit's Comment event) that the model has a place for.
enum ZendeskCommentSlot: Int, CaseIterable {
  case id, type, author, body, html, plain, isPublic, attachments, via, createdAt

  var name: StaticString {
    switch self {
    case .id: "id"
    case .type: "type"
    case .author: "author_id"
    case .body: "body"
    case .html: "html_body"
    case .plain: "plain_body"
    case .isPublic: "public"
    case .attachments: "attachments"
    case .via: "via"
    case .createdAt: "created_at"
    }
  }
}

enum ZendeskFileSlot: Int, CaseIterable {
  case id, name, type, size, contentURL, mappedURL, inline, deleted

  var slotName: StaticString {
    switch self {
    case .id: "id"
    case .name: "file_name"
    case .type: "content_type"
    case .size: "size"
    case .contentURL: "content_url"
    case .mappedURL: "mapped_content_url"
    case .inline: "inline"
    case .deleted: "deleted"
    }
  }
}

/// Zendesk's fixed values and what they mean to us. Open sets keep the vendor's word and get kind `other`.
enum ZendeskVocabulary {
  /// The six system statuses and `deleted`: name, default label, category.
  static let statuses: [(name: String, label: String, category: StatusCategory)] = [
    ("new", "New", .new), ("open", "Open", .open), ("pending", "Pending", .pending), ("hold", "On-hold", .hold),
    ("solved", "Solved", .solved), ("closed", "Closed", .closed), ("deleted", "Deleted", .deleted),
  ]

  static func category(_ name: String) -> StatusCategory {
    statuses.first { $0.name == name }?.category ?? .unknown
  }

  static func priorityLevel(_ name: String) -> String? {
    ["low", "normal", "high", "urgent"].contains(name) ? name : nil
  }

  static func typeKind(_ name: String) -> String {
    ["question", "incident", "problem", "task"].contains(name) ? name : "other"
  }

  static func channelKind(_ name: String) -> String {
    switch name {
    case "email": "email"
    case "voice", "phone": "phone"
    case "chat", "native_messaging", "messaging", "chat_offline_message": "chat"
    case "web", "web_form", "web_widget": "form"
    case "help_center", "closed_ticket": "portal"
    case "api": "api"
    case "sms": "sms"
    case "forum", "topic": "forum"
    case "mobile", "mobile_sdk": "inApp"
    case "twitter", "x", "twitter_dm", "twitter_favorite", "facebook", "facebook_post", "facebook_message",
      "any_channel", "instagram_dm", "whatsapp", "line", "viber", "telegram":
      "social"
    default: "other"
    }
  }

  static func role(_ name: String?) -> Person.Role {
    switch name {
    case "end-user": .endUser
    case "agent": .agent
    case "admin": .admin
    default: .unknown
    }
  }

  /// Ticket and user field types (developer.zendesk.com/api-reference/ticketing/tickets/ticket_fields).
  static func fieldType(_ native: String) -> String {
    switch native {
    case "text", "regexp", "partialcreditcard", "subject": "text"
    case "textarea", "description": "longText"
    case "integer": "integer"
    case "decimal": "decimal"
    case "checkbox": "boolean"
    case "date": "date"
    case "tagger", "dropdown", "status", "custom_status", "priority", "basic_priority", "tickettype", "type": "select"
    case "multiselect": "multiSelect"
    case "assignee": "person"
    case "group": "group"
    default: "other"
    }
  }
}
