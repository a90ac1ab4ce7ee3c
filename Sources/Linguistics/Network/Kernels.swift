internal import CKernels

/// The C functions of one path: a choice, made once, of instructions that the processor has.
@safe struct Kernels: @unchecked Sendable {
    // Sendable: the table is a constant of the program.
    let table: UnsafePointer<kernels>

    private init(_ table: UnsafePointer<kernels>) { unsafe self.table = table }

    /// `nil` when this processor cannot run the path.
    init?(_ path: Path) {
        guard let table = unsafe kernels_of(path.code) else { return nil }
        unsafe self.table = table
    }

    /// The fastest that this processor can run.
    static let fastest = unsafe Kernels(kernels_fastest())

    enum Path: String, CaseIterable {
        case plain, avx2, avx512

        fileprivate var code: kernel_path {
            switch self {
            case .plain: kernel_plain
            case .avx2: kernel_avx2
            case .avx512: kernel_avx512
            }
        }
    }
}
