import Testing

@Suite("Help, usage and the shape of answers")
struct HelpTests {
  @Test("The first help names the journey and the exit codes")
  func rootHelp() throws {
    let result = try CommandRunner.run("--help")
    #expect(result.exit == 0)
    #expect(result.error == "")
    #expect(result.out.contains("deskferry read acme-export.zip -o acme.bag"))
    #expect(result.out.contains("130 interrupted"))
  }

  @Test("Usage errors end with 2, on stderr", arguments: [["nonesuch"], ["desks", "--nonesuch"], ["desks", "extra"]])
  func usage(_ arguments: [String]) throws {
    let result = try CommandRunner.run(list: arguments)
    #expect(result.exit == 2)
    #expect(result.out == "")
    #expect(result.error.contains("Error:"))
  }

  @Test("Usage errors have a JSON form too")
  func usageJSON() throws {
    let result = try CommandRunner.run("desks", "--json", "--nonesuch")
    #expect(result.exit == 2)
    let object = try result.object()
    #expect(object["command"] as? String == "desks")
    #expect(object["exit"] as? Int == 2)
    #expect((try result.summary()["error"] as? String)?.contains("--nonesuch") == true)
  }

  @Test("desks lists what each desk can do")
  func desks() throws {
    let text = try CommandRunner.run("desks")
    #expect(text.exit == 0)
    let result = try CommandRunner.run("desks", "--json")
    let object = try result.object()
    #expect(Set(object.keys) == ["command", "exit", "summary", "findings", "findingsTotal", "files"])
    let desks = try #require(try result.summary()["desks"] as? [[String: Any]])
    for desk in desks {
      let id = try #require(desk["id"] as? String)
      #expect(text.out.contains(id))
    }
  }
}
