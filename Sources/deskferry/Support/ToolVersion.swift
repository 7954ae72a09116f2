/// The tool's version: archives and plans name it, and a plan is only pushed by the version that made it.
enum ToolVersion {
  static let current = "0.1.0"
}
