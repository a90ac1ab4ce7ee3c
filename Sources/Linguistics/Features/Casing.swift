/// A form in capitals, as headlines and datelines have it; for training on text that is written so.
public func inCapitals(_ form: Span<UInt8>) -> [UInt8] {
    [UInt8](string(form).uppercased().utf8)
}

/// A form in small letters.
public func inSmallLetters(_ form: Span<UInt8>) -> [UInt8] {
    [UInt8](string(form).lowercased().utf8)
}

/// A form with its first letter large, as headlines have it; one that begins with a mark as it is.
public func inTitleCase(_ form: Span<UInt8>) -> [UInt8] {
    let text = string(form)
    guard let first = text.unicodeScalars.first else { return [] }
    return [UInt8](
        (first.properties.titlecaseMapping
            + text.unicodeScalars.dropFirst().map(String.init)
            .joined()).utf8)
}

private func string(_ bytes: Span<UInt8>) -> String {
    String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
}
