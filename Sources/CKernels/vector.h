// Vectors of 16 numbers, in as many registers as the path needs.
#pragma once

#include <stdint.h>

typedef float v16f __attribute__((vector_size(64)));
typedef int32_t v16i __attribute__((vector_size(64)));
typedef int8_t v16c __attribute__((vector_size(16)));
typedef uint8_t v16u __attribute__((vector_size(16)));

typedef v16f v16f_loose __attribute__((aligned(4), may_alias));
typedef v16i v16i_loose __attribute__((aligned(4), may_alias));
typedef v16c v16c_loose __attribute__((aligned(1), may_alias));
typedef v16u v16u_loose __attribute__((aligned(1), may_alias));

#define INLINE static inline __attribute__((always_inline))

// Macros, since functions that take or give such vectors have another convention on each path.
#define LOAD_FLOATS(p) (*(const v16f_loose *)(p))
#define LOAD_INTS(p) (*(const v16i_loose *)(p))
#define STORE_FLOATS(p, v) (*(v16f_loose *)(p) = (v))
#define FLOATS(v) __builtin_convertvector((v), v16f)
#define ALL(x) ((v16f){0} + (float)(x))
// Where the mask is -1, a, elsewhere b.
#define CHOOSE(mask, a, b) ((v16f)(((mask) & (v16i)(a)) | (~(mask) & (v16i)(b))))
#define CHOOSE_INTS(mask, a, b) (((mask) & (a)) | (~(mask) & (b)))
#define LARGER(a, b) CHOOSE((a) > (b), (a), (b))
#define SMALLER(a, b) CHOOSE((a) < (b), (a), (b))
// Rounds to the nearest even: 1.5 × 2^23 leaves no bits for fractions. For numbers below 2^22.
#define ROUND(v) ((v16i)((v) + 12582912.0f) - 0x4B400000)
#define STORE_BYTES(p, ints) (*(v16u_loose *)(p) = __builtin_convertvector((ints), v16u))
