// Any processor. No faster than it must be, but the same to the bit.
#include "CKernels.h"
#include "vector.h"

#include <string.h>

// Adds to acc[row][4], 16 outputs each, the products of a group's weights with rows of x.
INLINE void dot(
    v16i *acc, const int8_t *weights, int quads, const uint8_t *const *x, int rows) {
    for (int r = 0; r < rows; r++) {
        int32_t sums[64];
        memcpy(sums, acc + r * 4, sizeof sums);
        for (int q = 0; q < quads; q++) {
            const int8_t *w = weights + q * 256;
            const uint8_t *v = x[r] + q * 4;
            for (int lane = 0; lane < 64; lane++)
                sums[lane] += w[lane * 4] * v[0] + w[lane * 4 + 1] * v[1] + w[lane * 4 + 2] * v[2]
                    + w[lane * 4 + 3] * v[3];
        }
        memcpy(acc + r * 4, sums, sizeof sums);
    }
}

enum { tile = 1 };
#define PATH plain
#include "network.h"
