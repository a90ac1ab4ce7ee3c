import Intake
import News

/// Reads with the built-in settings; made once, for its lists take time to load unoptimised.
let standard = Intake()

private func intake(_ settings: IntakeSettings) -> Intake {
    settings == IntakeSettings() ? standard : Intake(settings: settings)
}

/// What tests ask of one text.
func read(
    _ text: String, file: String = "sample.txt", settings: IntakeSettings = IntakeSettings()
) -> [IntakeResult] {
    intake(settings).read(Array(text.utf8), file: file)
}

func article(
    _ text: String, file: String = "sample.txt", folder: String? = nil,
    settings: IntakeSettings = IntakeSettings()
) -> Article? {
    article(bytes: Array(text.utf8), file: file, folder: folder, settings: settings)
}

func article(
    bytes: [UInt8], file: String = "sample.txt", folder: String? = nil,
    settings: IntakeSettings = IntakeSettings()
) -> Article? {
    let results = intake(settings).read(bytes, file: file, folder: folder)
    guard results.count == 1, case .article(let article, _, _) = results[0] else { return nil }
    return article
}

func refusal(
    bytes: [UInt8], file: String = "sample.txt", settings: IntakeSettings = IntakeSettings()
) -> (reason: QuarantineReason, message: String)? {
    for case .refused(let reason, let message, _) in intake(settings)
        .read(bytes, file: file)
    {
        return (reason, message)
    }
    return nil
}

func refusal(_ text: String, file: String = "sample.txt") -> QuarantineReason? {
    refusal(bytes: Array(text.utf8), file: file)?.reason
}

/// Three paragraphs of an invented article, in which nothing is to be removed.
let harbour = """
    The harbour of Lowmere reopened on Tuesday after nine days, the port authority said.

    Two cranes had been damaged by the storm, and 14 ships waited outside the mole.

    “We worked day and night,” the harbour master, Edda Quill, told reporters at the quay.
    """

/// The text with which an article's removed pieces would be put back.
func removedTexts(_ article: Article?, _ reason: String) -> [String] {
    article?.removed.filter { $0.reason == reason }.map(\.text) ?? []
}
