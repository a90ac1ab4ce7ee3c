// Processors with AVX-512 and its instructions for neural networks.
#if defined(__x86_64__)
#include "CKernels.h"
#include "vector.h"

#include <immintrin.h>
#include <string.h>

#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni"))), apply_to = function)

// A sum takes the next product some cycles after the last, so at least eight are kept going.
INLINE void dot(
    v16i *acc, const int8_t *weights, int quads, const uint8_t *const *x, int rows) {
    enum { most = 4 };
    const int phases = rows == 1 ? 2 : 1;
    __m512i sums[2][most][4];
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++)
#pragma clang loop unroll(full)
        for (int k = 0; k < 4; k++) {
            sums[0][r][k] = (__m512i)acc[r * 4 + k];
            sums[1][r][k] = _mm512_setzero_si512();
        }
    for (int q = 0; q < quads; q += 2) {
#pragma clang loop unroll(full)
        for (int half = 0; half < 2; half++) {
            const int8_t *w = weights + (q + half) * 256;
            const __m512i w0 = _mm512_loadu_si512(w), w1 = _mm512_loadu_si512(w + 64);
            const __m512i w2 = _mm512_loadu_si512(w + 128), w3 = _mm512_loadu_si512(w + 192);
            const int phase = half % phases;
#pragma clang loop unroll(full)
            for (int r = 0; r < rows; r++) {
                int32_t four;
                memcpy(&four, x[r] + (q + half) * 4, sizeof four);
                const __m512i v = _mm512_set1_epi32(four);
                __m512i *s = sums[phase][r];
                s[0] = _mm512_dpbusd_epi32(s[0], v, w0);
                s[1] = _mm512_dpbusd_epi32(s[1], v, w1);
                s[2] = _mm512_dpbusd_epi32(s[2], v, w2);
                s[3] = _mm512_dpbusd_epi32(s[3], v, w3);
            }
        }
    }
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++)
#pragma clang loop unroll(full)
        for (int k = 0; k < 4; k++)
            acc[r * 4 + k] = (v16i)_mm512_add_epi32(sums[0][r][k], sums[1][r][k]);
}

enum { tile = 4 };
#define PATH avx512
#include "network.h"

#pragma clang attribute pop
#endif
