import Testing

@testable import Store

@Suite struct SideFileTests {
    private let mark = HighWater(stream: "s", epoch: 1, head: 41, inode: 7)

    @Test func theFurtherOfTwoSlotsCounts() throws {
        let folder = Folder()
        try FileSystem.makeFolder(folder.path)
        let file = try HighWaterFile(path: folder.file("high-water"))
        #expect(file.read() == nil)
        try file.write(mark, turn: 0)
        var next = mark
        next.head = 42
        try file.write(next, turn: 1)
        #expect(file.read() == next)
    }

    @Test(arguments: [0, 127, 128, 200])
    func aTornSlotLeavesTheOther(place: Int) throws {
        let folder = Folder()
        try FileSystem.makeFolder(folder.path)
        let file = try HighWaterFile(path: folder.file("high-water"))
        var next = mark
        next.head = 42
        try file.write(mark, turn: 0)
        try file.write(next, turn: 1)
        folder.damage("high-water", at: place, with: [0xFF])
        #expect(file.read() == (place < 128 ? next : mark))
    }

    @Test(
        arguments: [
            ("s", 41, false, nil), ("s", 50, false, nil), ("s", 40, false, "ends at 40"),
            ("t", 99, false, "not the one"), ("t", 0, false, nil), ("s", 41, true, "restored"),
        ] as [(String, Int64, Bool, String?)])
    func aStreamGoesOnOnlyWhenNothingIsMissing(
        stream: String, head: Int64, restored: Bool, reason: String?
    ) {
        let said = Lineage(known: mark, restored: restored)
            .reasonToBegin(stream: stream, head: head)
        if let reason { #expect(said?.contains(reason) == true) } else { #expect(said == nil) }
    }

    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (951_782_400_250, "2000-02-29T00:00:00.250Z"),
            (1_552_901_400_007, "2019-03-18T09:30:00.007Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (4_102_444_799_999, "2099-12-31T23:59:59.999Z"),
        ] as [(Int64, String)])
    func timesAreWrittenAsTheRecordsHaveThem(milliseconds: Int64, text: String) {
        #expect(Timestamp.text(milliseconds) == text)
    }

    @Test(arguments: [
        (3_006_023, false), (3_040_001, true), (3_044_005, true), (3_044_006, false),
        (3_045_000, true), (3_050_006, true), (3_050_007, false), (3_051_002, true),
        (3_051_003, false),
    ])
    func theVersionsThatLoseCommitsAreKnown(version: Int, affected: Bool) {
        #expect(Connection.hasResetBug(version) == affected)
    }

    @Test(arguments: [
        ("0:52", "overlay", true), ("254:0", "ext4", false), ("0:60", "fuse.sshfs", true),
        ("0:61", "nfs4", true), ("0:26", "tmpfs", false),
    ])
    func theMountTableSaysWhatAFolderIsOn(device: String, type: String, isUnsafe: Bool) {
        let table = """
            20 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
            21 20 0:26 / /dev/shm rw - tmpfs tmpfs rw
            22 20 0:52 / /merged rw,relatime shared:9 master:2 - overlay overlay rw
            23 20 0:60 / /a\\040b rw - fuse.sshfs host: rw
            24 20 0:61 / /n rw - nfs4 host:/ rw
            """
        #expect(MountTable.type(ofDevice: device, in: table) == type)
        #expect(MountTable.isUnsafe(type) == isUnsafe)
    }
}
