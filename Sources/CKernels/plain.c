// Any processor. No faster than it must be, but the same to the bit.
#include "CKernels.h"
#include "vector.h"

#include <string.h>

typedef int32_t v4i __attribute__((vector_size(16)));
typedef int16_t v8s __attribute__((vector_size(16)));
typedef int8_t v8c __attribute__((vector_size(8)));
typedef v8c v8c_loose __attribute__((aligned(1), may_alias));

// Adds to acc[row][4], 16 outputs each, the products of a group's weights with rows of x.
// A vector holds the quads of two outputs; products and the sums of two of them have 16 bits, sums are
// kept by pairs of columns.
INLINE void dot(
    v16i *acc, const int8_t *weights, int quads, const uint8_t *const *x, int rows) {
    for (int r = 0; r < rows; r++) {
        v4i pairs[32] = {0};
        for (int q = 0; q < quads; q += 2) {
            const uint8_t *v = x[r] + q * 4;
            const v8s v0 = {v[0], v[1], v[2], v[3], v[0], v[1], v[2], v[3]};
            const v8s v1 = {v[4], v[5], v[6], v[7], v[4], v[5], v[6], v[7]};
            const int8_t *w = weights + q * 256;
            for (int k = 0; k < 32; k++) {
                const v8s w0 = __builtin_convertvector(*(const v8c_loose *)(w + k * 8), v8s);
                const v8s w1 = __builtin_convertvector(*(const v8c_loose *)(w + 256 + k * 8), v8s);
                const v4i sums = (v4i)(w0 * v0 + w1 * v1);
                pairs[k] += ((sums << 16) >> 16) + (sums >> 16);
            }
        }
        int32_t sums[64];
        memcpy(sums, acc + r * 4, sizeof sums);
        for (int k = 0; k < 32; k++) {
            sums[k * 2] += pairs[k][0] + pairs[k][1];
            sums[k * 2 + 1] += pairs[k][2] + pairs[k][3];
        }
        memcpy(acc + r * 4, sums, sizeof sums);
    }
}

enum { tile = 1 };
#define PATH plain
#include "network.h"
