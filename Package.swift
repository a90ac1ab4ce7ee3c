// swift-tools-version: 6.2

import PackageDescription

// One settings list for every room. Lower rooms know nothing of higher ones; the build refuses an
// undeclared import when it runs with `--explicit-target-dependency-import-check error`.
let room: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "dateline",
    platforms: [.macOS(.v15)],
    products: [
        // For subscribers written in Swift.
        .library(name: "Wire", targets: ["Wire", "ZeroMQ"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(
            url: "https://github.com/apple/swift-configuration", exact: "1.4.0", traits: ["YAML"]),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        // Floor 0
        .systemLibrary(name: "CSodium", providers: [.apt(["libsodium-dev"])]),
        .target(name: "Text", dependencies: ["CSodium"], swiftSettings: room),
        .target(name: "CLinux"),
        .target(name: "Inbox", dependencies: ["CLinux"], swiftSettings: room),
        .systemLibrary(name: "CZeroMQ", providers: [.apt(["libzmq3-dev"])]),
        .target(name: "ZeroMQ", dependencies: ["CZeroMQ"], swiftSettings: room),

        .target(name: "Learning", dependencies: ["Text"], swiftSettings: room),

        // Compiled alike in debug and release: floating-point numbers must come out the same, and a
        // debug build must get through a text.
        .target(
            name: "CKernels",
            cSettings: [
                .unsafeFlags([
                    "-O2", "-ffp-contract=off", "-fno-fast-math", "-Wall", "-Wextra", "-Werror",
                ])
            ]),

        // Floor 1
        .target(name: "News", dependencies: ["Text"], swiftSettings: room),
        .target(
            name: "Linguistics", dependencies: ["CKernels", "Text", "Learning"],
            resources: [.copy("Resources")], swiftSettings: room),

        // Floor 2
        .target(
            name: "Intake", dependencies: ["News", "Text"],
            resources: [.embedInCode("Resources")], swiftSettings: room),
        .target(
            name: "Analysis", dependencies: ["News", "Text", "Linguistics"],
            swiftSettings: room),
        .target(
            name: "Store",
            dependencies: [
                "News", "Text", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: room),
        .target(name: "Wire", dependencies: ["News", "ZeroMQ"], swiftSettings: room),

        // Floor 3
        .target(
            name: "Publishing", dependencies: ["News", "Store", "Wire", "ZeroMQ"],
            swiftSettings: room),

        // Floor 4
        .target(
            name: "Pipeline",
            dependencies: [
                "Text", "Learning", "Inbox", "ZeroMQ", "News", "Linguistics", "Intake",
                "Analysis", "Store", "Wire", "Publishing",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: room),

        .target(
            name: "Training", dependencies: ["Text", "Learning", "Linguistics"],
            resources: [.copy("Resources")], swiftSettings: room),

        // Floor 5: doors
        .executableTarget(
            name: "datelined",
            dependencies: [
                "Pipeline", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: room),
        .executableTarget(
            name: "dateline",
            dependencies: [
                "Pipeline", "Inbox", "Intake", "Linguistics", "News", "Wire", "ZeroMQ",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: room),
        .executableTarget(
            name: "dateline-bench",
            dependencies: [
                "Text", "Pipeline", "News", "Intake", "Linguistics", "Analysis", "Wire", "ZeroMQ",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: room),
        .executableTarget(
            name: "dateline-train",
            dependencies: [
                "Training", "Learning", "Linguistics",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: room),

        // Tests
        .target(name: "TestSupport", path: "Tests/Support", swiftSettings: room),
        .testTarget(
            name: "TextTests", dependencies: ["Text", "TestSupport"], swiftSettings: room),
        .testTarget(
            name: "LearningTests", dependencies: ["Learning", "Text", "TestSupport"],
            swiftSettings: room),
        .testTarget(
            name: "InboxTests", dependencies: ["Inbox", "TestSupport"], swiftSettings: room),
        .testTarget(
            name: "ZeroMQTests", dependencies: ["ZeroMQ", "TestSupport"], swiftSettings: room),
        .testTarget(
            name: "NewsTests", dependencies: ["News", "Text", "TestSupport"], swiftSettings: room),
        .testTarget(
            name: "LinguisticsTests",
            dependencies: ["CKernels", "Linguistics", "Learning", "Text", "TestSupport"],
            swiftSettings: room),
        .testTarget(
            name: "IntakeTests", dependencies: ["Intake", "News", "Text", "TestSupport"],
            swiftSettings: room),
        .testTarget(
            name: "AnalysisTests",
            dependencies: ["Analysis", "Linguistics", "News", "Text", "TestSupport"],
            swiftSettings: room),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "Store", "StoreProbe", "News", "Text", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: room),
        // The store in a process of its own, to be killed.
        .executableTarget(
            name: "StoreProbe", dependencies: ["Store", "News", "Text"],
            path: "Tests/StoreProbe", swiftSettings: room),
        .testTarget(
            name: "WireTests", dependencies: ["Wire", "News", "ZeroMQ", "TestSupport"],
            resources: [.copy("Fixtures")], swiftSettings: room),
        .testTarget(
            name: "PublishingTests",
            dependencies: ["Publishing", "News", "Store", "Wire", "ZeroMQ", "TestSupport"],
            swiftSettings: room),
        .testTarget(
            name: "TrainingTests",
            dependencies: ["Training", "Learning", "Linguistics", "Text", "TestSupport"],
            swiftSettings: room),
        .testTarget(
            name: "PipelineTests",
            dependencies: [
                "Pipeline", "Inbox", "Intake", "News", "Store", "Wire", "ZeroMQ", "TestSupport",
            ],
            swiftSettings: room),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "datelined", "dateline", "dateline-bench", "Inbox", "Learning", "News", "Wire",
                "ZeroMQ", "TestSupport",
            ],
            swiftSettings: room),
    ],
    swiftLanguageModes: [.v6]
)
