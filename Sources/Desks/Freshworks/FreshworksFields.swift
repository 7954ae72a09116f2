import DeskKit
import JSONText
import TicketModel

extension Freshworks.Reader {
  private static let types: [String: String] = [
    "custom_text": "text", "custom_paragraph": "longText", "custom_number": "integer", "custom_decimal": "decimal",
    "custom_checkbox": "boolean", "custom_date": "date", "custom_date_time": "dateTime", "custom_dropdown": "select",
    "custom_multi_select_dropdown": "multiSelect", "nested_field": "nestedSelect", "custom_lookup": "other",
    "default_subject": "text", "default_description": "longText", "default_status": "select",
    "default_priority": "select", "default_source": "select", "default_ticket_type": "select",
    "default_group": "group", "default_agent": "person", "default_requester": "person", "default_product": "select",
    "default_internal_group": "group", "default_internal_agent": "person", "default_urgency": "select",
    "default_impact": "select", "default_category": "nestedSelect", "default_department": "other",
    "default_workspace": "select", "custom_url": "text", "custom_content": "longText",
    "nested_child": "nestedSelect", "default_sub_category": "nestedSelect", "default_item_category": "nestedSelect",
  ]

  /// Freshdesk's API v2 says `type`, API v1 and Freshservice say `field_type`.
  func field(_ object: JSONObject) throws -> Bool {
    var fields = SourceFields(object)
    // Tickets name their fields, they do not use the number; that one stays in extras.
    guard let name = fields.text("name") ?? fields.id("id") else { return false }
    let native = fields.text("type") ?? fields.text("field_type") ?? ""
    // The vendor's own fields are of the global workspace, 1, and hold for each one unless the call names it.
    let isGlobal = fields["workspace_id"]?.idText == "1" && fields["default_field"]?.bool == true
    let scope = (isGlobal ? nil : fields["workspace_id"]?.idText) ?? Freshworks.workspace(in: place)
    choices.learn(object, type: native, scope: scope, isGlobal: isGlobal)
    // Only API v1 puts the number of the account behind the name, and only of fields that are not the vendor's.
    let isOld = fields["flexifield_def_entry_id"]?.isNull == false
    let suffix = isOld ? Freshworks.accountSuffix([name], account: nil) : nil
    let id = suffix.map { String(name.dropLast($0.count)) } ?? name
    // The field's name as the form has it, where tickets of other forms call it otherwise.
    if suffix != nil { fields.keep("name", .string(name)) }
    // The vendor's own fields are there in each workspace, with choices of their own.
    let own = native.hasPrefix("default_") ? scope.map { "\($0)/\(id)" } ?? id : ownField(id, native)
    var field = FieldDefinition(
      key: "\(flavour.desk):field:ticket/\(own)", id: own, of: "ticket", label: fields.text("label"),
      type: Self.types[native] ?? "other", nativeType: native)
    if own != id { fields.keep("name", .string(name)) }
    if let choices = fields["choices"], let options = Self.options(choices, parent: nil) {
      fields.skip("choices")
      field.options = options
    }
    field.extras = extras(fields)
    try sink.put(field)
    return true
  }

  private func ownField(_ name: String, _ native: String) -> String {
    native.hasPrefix("custom_") || native == "nested_field" ? flavour.ownField(name) : name
  }

  /// Choices come as a list of labels, as labels to ids, as ids to two labels, as pairs, and nested; nil where a choice
  /// says more than an option holds.
  private static func options(_ choices: JSONValue, parent: String?) -> [FieldDefinition.Option]? {
    if let list = choices.array {
      var result: [FieldDefinition.Option] = []
      for choice in list {
        guard let options = option(choice, parent: parent) else { return nil }
        result += options
      }
      return result
    }
    guard let object = choices.object else { return choices.isNull ? [] : nil }
    var result: [FieldDefinition.Option] = []
    for (name, value) in object.members {
      if let id = value.idText, value.string == nil {
        result.append(.init(id: id, label: name, parent: parent))
      } else if let labels = value.array, Int(name) != nil, labels.allSatisfy({ $0.string != nil }) {
        // Of a status: the agent's label and the customer's; with an id as name it is not a nested choice.
        result.append(.init(id: name, label: labels.first?.string ?? name))
      } else {
        guard let inner = options(value, parent: name) else { return nil }
        result.append(.init(id: name, label: name, parent: parent))
        result += inner
      }
    }
    return result
  }

  private static func option(_ choice: JSONValue, parent: String?) -> [FieldDefinition.Option]? {
    if let label = choice.idText { return [.init(id: label, label: label, parent: parent)] }
    if let pair = choice.array {
      guard pair.count == 2, let label = pair[0].string, let id = pair[1].idText else { return nil }
      return [.init(id: id, label: label, parent: parent)]
    }
    guard let object = choice.object else { return choice.isNull ? [] : nil }
    var fields = SourceFields(object)
    let label = fields.text("label") ?? fields.text("name")
    let value = fields.id("value")
    let id = fields.id("id") ?? fields.id("status_id") ?? value
    // The customer's name of a status stands at the status.
    for name in ["requester_display_value", "customer_display_name"] { fields.skip(name) }
    var inner: [FieldDefinition.Option] = []
    for name in ["choices", "nested_options"] {
      guard let list = fields[name] else { continue }
      guard let nested = options(list, parent: id) else { return nil }
      inner += nested
      fields.skip(name)
    }
    guard fields.rest.isEmpty, id != nil else { return nil }
    return [.init(id: id, label: label ?? value ?? id, parent: parent)] + inner
  }
}

extension Freshworks {
  /// `…/ticket_form_fields?workspace_id=3`; 0 names all of them.
  static func workspace(in place: String) -> String? {
    guard let range = place.firstRange(of: "workspace_id=") else { return nil }
    let id = place[range.upperBound...].prefix { $0 != "&" && $0 != "#" }
    return id.isEmpty || id == "0" ? nil : String(id)
  }
}
