// swift-tools-version: 6.2
import PackageDescription

// Warnings are errors and the upcoming features are on everywhere; see CONTRIBUTING.md.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

// The hot path crosses three modules (JSONText, Formats, Desks); without this each call is opaque.
// Exclusive access is proven at compile time where it can be; the run-time check of the rest costs 40 % of a read
// (measured) and stays on in debug builds, which is what the tests run.
let hot: [SwiftSetting] =
  strict + [
    .unsafeFlags(["-cross-module-optimization", "-enforce-exclusivity=unchecked"], .when(configuration: .release))
  ]

func test(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name), "TestKit"] + dependencies, swiftSettings: strict)
}

let package = Package(
  name: "deskferry",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "deskferry", targets: ["deskferry"]),
    .library(name: "TicketModel", targets: ["TicketModel"]),
    .library(name: "StatusMapping", targets: ["StatusMapping"]),
    .library(name: "DeskKit", targets: ["DeskKit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // C libraries: a module map and a shim each; one thin Swift owner uses each.
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    // Not linked: loaded when the first connection is asked for. Headers from libcurl4-openssl-dev.
    .target(name: "CLibCurl", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    .systemLibrary(name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CDisk"),
    .target(
      name: "CSimdJSON",
      cxxSettings: [.unsafeFlags(["-std=c++17", "-O3"])],
      linkerSettings: [.linkedLibrary("simdjson")]),

    .target(name: "JSONText", swiftSettings: hot),
    .target(name: "TicketModel", dependencies: ["JSONText"], swiftSettings: hot),
    .target(
      name: "StatusMapping",
      dependencies: ["TicketModel", "JSONText", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(
      name: "Formats",
      dependencies: [
        "JSONText", "CSimdJSON", "CLibXML2", "CLibArchive", "CZlib", .product(name: "Yams", package: "Yams"),
        .product(name: "Crypto", package: "swift-crypto"),
      ], swiftSettings: hot),
    .target(
      name: "HTTP",
      dependencies: [
        "JSONText", "Formats", "CLibCurl", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Yams", package: "Yams"),
      ], swiftSettings: strict),
    .target(
      name: "DeskKit",
      dependencies: [
        "TicketModel", "JSONText", "Formats", "HTTP", "StatusMapping",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: hot),
    .target(
      name: "Desks",
      dependencies: [
        "DeskKit", "TicketModel", "JSONText", "Formats", "HTTP", "StatusMapping",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: hot),
    .target(
      name: "Archive",
      dependencies: [
        "TicketModel", "JSONText", "Formats", "DeskKit", "CDisk", .product(name: "Crypto", package: "swift-crypto"),
      ], swiftSettings: hot),
    .target(
      name: "Migration",
      dependencies: [
        "TicketModel", "JSONText", "StatusMapping", "Formats", "HTTP", "DeskKit", "Archive",
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Crypto", package: "swift-crypto"),
      ], swiftSettings: strict),
    .target(
      name: "Reports", dependencies: ["TicketModel", "JSONText", "StatusMapping", "DeskKit", "Migration", "Archive"],
      swiftSettings: strict),
    .target(
      name: "Sandbox",
      dependencies: ["HTTP", "JSONText", "DeskKit"],
      swiftSettings: strict),
    .executableTarget(
      name: "deskferry",
      dependencies: [
        "TicketModel", "JSONText", "StatusMapping", "Formats", "HTTP", "DeskKit", "Desks", "Archive", "Migration",
        "Reports", "Sandbox", .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Yams", package: "Yams"),
      ], swiftSettings: strict),

    .target(
      name: "TestKit",
      dependencies: ["TicketModel", "JSONText", "StatusMapping", "Formats", "HTTP", "DeskKit", "Archive"],
      path: "Tests/TestKit", swiftSettings: strict),
    test("TicketModel", ["JSONText"]),
    test("StatusMapping", ["TicketModel", "JSONText"]),
    test("Formats", ["JSONText", "CSimdJSON"]),
    test("HTTP", ["JSONText", "Sandbox", "Formats"]),
    test(
      "Desks",
      [
        "DeskKit", "TicketModel", "JSONText", "Formats", "HTTP", "Archive", "StatusMapping",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .testTarget(
      name: "ConformanceTests",
      dependencies: ["Desks", "DeskKit", "TicketModel", "JSONText", "Formats", "StatusMapping", "Archive", "TestKit"],
      swiftSettings: strict),
    test("Archive", ["DeskKit", "TicketModel", "JSONText", "Formats"]),
    test(
      "Migration",
      [
        "DeskKit", "TicketModel", "JSONText", "HTTP", "Archive", "StatusMapping",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    test("Reports", ["DeskKit", "TicketModel", "JSONText", "Migration", "StatusMapping", "Archive"]),
    test("Sandbox", ["HTTP", "JSONText", "DeskKit", "Desks"]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "deskferry", "Formats", "TestKit", "JSONText", "HTTP", "Desks", "DeskKit", "Sandbox", "Migration", "Archive",
        "TicketModel",
        "StatusMapping",
      ], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

// The harness of `make fuzz` brings no main of its own, libFuzzer does; so it exists only where that is linked.
if Context.environment["DESKFERRY_FUZZ_BUILD"] != nil {
  package.targets.append(
    .executableTarget(
      name: "FuzzFrontEnds", dependencies: ["DeskKit", "Formats", "JSONText"], path: "Tests/Fuzz",
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]))
}
