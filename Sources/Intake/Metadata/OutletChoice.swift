internal import News

/// Who published an article: the operator's word, then fields, credit line, licence, folder.
struct OutletChoice {
    let lexicon: Lexicon
    let settings: IntakeSettings

    func outlet(
        _ source: SourceArticle, _ finding: Finding, _ layout: TextLayout, folder: String?
    ) -> Outlet? {
        if let name = settings.outlet { return named(name, .configuration) }
        let host = source.domain ?? source.url.flatMap { Self.host(of: $0) }
        if let name = source.outlet, !name.isEmpty {
            var outlet = named(name, .metadata)
            if Self.isHost(name) { outlet = ofHost(name) }
            if let host { outlet.domain = host }
            return outlet
        }
        if let host { return ofHost(host) }
        if let name = finding.credit?.outlet {
            var outlet = named(name, .creditLine)
            outlet.span = finding.credit?.outletRange.flatMap { layout.span(of: $0) }
            return outlet
        }
        if let line = finding.sourceLine {
            return named(lexicon.outlet(named: line)?.name ?? line, .creditLine)
        }
        // An agency's licence line also stands under texts that outlets took from it.
        let owner = finding.licenceOwner
        let ownerIsAgency = owner.flatMap { lexicon.outlet(named: $0)?.isAgency } ?? false
        if let owner, !ownerIsAgency || (finding.selfName ?? finding.contact) == nil {
            return named(owner, .licenceLine)
        }
        if let name = finding.selfName {
            var outlet = named(name, .selfReference)
            outlet.span = finding.selfReference.flatMap { layout.span(of: $0) }
            return outlet
        }
        if let name = finding.contact { return named(name, .creditLine) }
        if let folder, !folder.isEmpty {
            return Outlet(
                name: settings.outlets[folder] ?? lexicon.outlet(ofHost: folder)?.name ?? folder,
                domain: lexicon.outlet(named: folder)?.domain, basis: .folder)
        }
        return agency(finding.credit, layout)
    }

    /// The agency before the text, when nothing says that another printed it.
    private func agency(_ credit: CreditLine?, _ layout: TextLayout) -> Outlet? {
        guard let credit, let name = credit.agency, lexicon.isOutletName(name) else { return nil }
        var outlet = named(name, .creditLine)
        outlet.span = credit.agencyRange.flatMap { layout.span(of: $0) }
        return outlet
    }

    private func named(_ name: String, _ basis: Outlet.Basis) -> Outlet {
        Outlet(name: name, domain: lexicon.outlet(named: name)?.domain, basis: basis)
    }

    private func ofHost(_ host: String) -> Outlet {
        let bare = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
        let name = lexicon.outlet(ofHost: bare)?.name ?? bare
        return Outlet(name: name, domain: bare, basis: .metadata)
    }

    private static func isHost(_ name: String) -> Bool {
        name.contains(".") && !name.contains(" ") && !name.hasSuffix(".")
    }

    /// `https://www.presstv.ir/Detail` to `presstv.ir`
    static func host(of url: String) -> String? {
        let bytes = Array(url.utf8)
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes.has("://", at: colon)
        else { return nil }
        let rest = bytes[(colon + 3)...]
        let end = rest.firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 } ?? rest.endIndex
        var host = rest[..<end].map(\.folded)
        if let at = host.lastIndex(of: UInt8(ascii: "@")) { host = Array(host[(at + 1)...]) }
        if let port = host.firstIndex(of: UInt8(ascii: ":")) { host = Array(host[..<port]) }
        if host.has("www.", at: 0) { host = Array(host[4...]) }
        let isPlain = host.allSatisfy { $0.isWord || $0 == 0x2E || $0 == 0x2D }
        return isPlain && host.contains(0x2E) ? String(decoding: host, as: UTF8.self) : nil
    }
}
