#include "CKernels.h"

extern const kernels kernels_plain_path;
#if defined(__x86_64__)
extern const kernels kernels_avx2_path;
extern const kernels kernels_avx512_path;
#endif

const kernels *kernels_of(kernel_path path) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (path == kernel_avx512)
        return __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw")
                && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq")
            ? &kernels_avx512_path
            : NULL;
    if (path == kernel_avx2) return __builtin_cpu_supports("avx2") ? &kernels_avx2_path : NULL;
#endif
    return path == kernel_plain ? &kernels_plain_path : NULL;
}

const kernels *kernels_fastest(void) {
    for (kernel_path path = kernel_avx512; path > kernel_plain; path--)
        if (kernels_of(path)) return kernels_of(path);
    return &kernels_plain_path;
}

size_t kernel_scratch_bytes(const kernel_cell *cell, size_t x_stride) {
    // Memories, the gates and inputs of eight steps, an output of zeros.
    const size_t units = (size_t)cell->recurrent.groups * 16;
    return kernel_most_sequences * (units * 4 + 8 * (units * 16 + x_stride)) + units;
}
