// Processors since about 2013. Weights of seven bits keep pairs of products within 16 bits.
#if defined(__x86_64__)
#include "CKernels.h"
#include "vector.h"

#include <immintrin.h>
#include <string.h>

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)

INLINE void dot(
    v16i *acc, const int8_t *weights, int quads, const uint8_t *const *x, int rows) {
    const __m256i ones = _mm256_set1_epi16(1);
    for (int r = 0; r < rows; r++) {
        __m256i sums[8];
        memcpy(sums, acc + r * 4, sizeof sums);
        for (int q = 0; q < quads; q++) {
            const __m256i *w = (const __m256i *)(const void *)(weights + q * 256);
            int32_t four;
            memcpy(&four, x[r] + q * 4, sizeof four);
            const __m256i v = _mm256_set1_epi32(four);
#pragma clang loop unroll(full)
            for (int k = 0; k < 8; k++) {
                const __m256i pairs = _mm256_maddubs_epi16(v, _mm256_loadu_si256(w + k));
                sums[k] = _mm256_add_epi32(sums[k], _mm256_madd_epi16(pairs, ones));
            }
        }
        memcpy(acc + r * 4, sums, sizeof sums);
    }
}

enum { tile = 1 };
#define PATH avx2
#include "network.h"

#pragma clang attribute pop
#endif
