// The kernels, written once: each path includes this behind its own `dot` and compiles it for its processors.
// `tile` is how many rows share a load of weights.
#include <string.h>

#pragma clang fp contract(off)

// MARK: Embeddings

static void embed(
    const kernel_embedding *embedding, const int32_t *ids, size_t rows, uint8_t *y,
    size_t y_stride) {
    enum { ahead = 6 };
    const int columns = embedding->columns, width = embedding->width;
    for (size_t row = 0; row < rows; row++) {
        if (row + ahead < rows)
            for (int c = 0; c < columns; c++) {
                const int32_t id = ids[(row + ahead) * (size_t)columns + (size_t)c];
                const int8_t *next = embedding->tables[c] + (size_t)id * (size_t)width;
                for (int i = 0; i < width; i += 64) __builtin_prefetch(next + i);
            }
        const int8_t *parts[16];
        for (int c = 0; c < columns; c++)
            parts[c] = embedding->tables[c]
                + (size_t)ids[row * (size_t)columns + (size_t)c] * (size_t)width;
        for (int i = 0; i < width; i += 16) {
            v16f sum = ALL(0);
            for (int c = 0; c < columns; c++)
                sum += ALL(embedding->scales[c]) * FLOATS(*(const v16c_loose *)(parts[c] + i));
            sum = SMALLER(LARGER(sum, ALL(-127)), ALL(127));
            STORE_BYTES(y + row * y_stride + i, ROUND(sum) + 128);
        }
    }
}

// MARK: Products of integers

INLINE void start(v16i *acc, const kernel_matrix *matrix, int group, int rows) {
    for (int r = 0; r < rows; r++)
        for (int k = 0; k < 4; k++)
            acc[r * 4 + k] = LOAD_INTS(matrix->corrections + group * 64 + k * 16);
}

INLINE void product_tile(
    const kernel_matrix *matrix, int group, const uint8_t *x, size_t x_stride, int rows,
    float floor, float *y, size_t y_stride) {
    v16i acc[tile * 4];
    const uint8_t *vectors[tile];
    for (int r = 0; r < rows; r++) vectors[r] = x + (size_t)r * x_stride;
    start(acc, matrix, group, rows);
    dot(acc, matrix->weights + (size_t)group * (size_t)matrix->quads * 256, matrix->quads, vectors,
        rows);
    for (int k = 0; k < 4; k++) {
        const v16f scale = LOAD_FLOATS(matrix->scales + group * 64 + k * 16);
        const v16f bias = LOAD_FLOATS(matrix->biases + group * 64 + k * 16);
        for (int r = 0; r < rows; r++) {
            const v16f value = scale * FLOATS(acc[r * 4 + k]) + bias;
            STORE_FLOATS(
                y + (size_t)r * y_stride + group * 64 + k * 16, LARGER(value, ALL(floor)));
        }
    }
}

static void product(
    const kernel_matrix *matrix, const uint8_t *x, size_t x_stride, size_t rows, float floor,
    float *y, size_t y_stride) {
    for (int group = 0; group < matrix->groups; group++) {
        size_t row = 0;
        for (; row + tile <= rows; row += tile)
            product_tile(
                matrix, group, x + row * x_stride, x_stride, tile, floor, y + row * y_stride,
                y_stride);
        for (; row < rows; row++)
            product_tile(
                matrix, group, x + row * x_stride, x_stride, 1, floor, y + row * y_stride,
                y_stride);
    }
}

// MARK: Long short-term memory

// tanh(v) is N / Q up to 4e-5, v at most 5.5 either way. A fit of least maximal error.
#define TANH_NUMERATOR(v, z) \
    ((v) * (0.999983752697557f + (z) * (0.115450142985419f + (z) * 0.0015586955641178207f)))
#define TANH_DENOMINATOR(z) \
    (1.0f + (z) * (0.4487284385597022f + (z) * (0.017856616154345417f + (z) * 5.924151228285657e-5f)))
#define CLIP(v) SMALLER(LARGER((v), ALL(-5.5f)), ALL(5.5f))

// One step of 16 units: gates before their functions, memory, output as integers.
#define UNITS(gates, memory, output)                                              \
    do {                                                                          \
        const v16f vi = CLIP((gates)[0] * 0.5f), vf = CLIP((gates)[1] * 0.5f);    \
        const v16f vg = CLIP((gates)[2]), vo = CLIP((gates)[3] * 0.5f);           \
        const v16f zi = vi * vi, zf = vf * vf, zg = vg * vg, zo = vo * vo;        \
        const v16f qi = TANH_DENOMINATOR(zi), qf = TANH_DENOMINATOR(zf);          \
        const v16f qg = TANH_DENOMINATOR(zg), qo = TANH_DENOMINATOR(zo);          \
        const v16f ni = (qi + TANH_NUMERATOR(vi, zi)) * 0.5f;                     \
        const v16f nf = (qf + TANH_NUMERATOR(vf, zf)) * 0.5f;                     \
        const v16f no = (qo + TANH_NUMERATOR(vo, zo)) * 0.5f;                     \
        const v16f ng = TANH_NUMERATOR(vg, zg);                                   \
        (memory) = (nf / qf) * (memory) + (ni * ng) / (qi * qg);                  \
        const v16f vc = CLIP(memory), zc = vc * vc;                               \
        const v16f nc = TANH_NUMERATOR(vc, zc), qc = TANH_DENOMINATOR(zc);        \
        (output) = ROUND(((no * nc) / (qo * qc)) * 127.0f) + 128;                 \
    } while (0)

// One step of `rows` sequences: last outputs, projected inputs and memories to new outputs.
INLINE void step(
    const kernel_matrix *matrix, int rows, const uint8_t *const *last, const float *const *gates,
    float *const *memory, uint8_t *const *y) {
    for (int group = 0; group < matrix->groups; group++) {
        v16i acc[kernel_most_sequences * 4];
        start(acc, matrix, group, rows);
        dot(acc, matrix->weights + (size_t)group * (size_t)matrix->quads * 256, matrix->quads, last,
            rows);
        for (int r = 0; r < rows; r++) {
            v16f sums[4];
            for (int k = 0; k < 4; k++) {
                const v16f scale = LOAD_FLOATS(matrix->scales + group * 64 + k * 16);
                sums[k] = LOAD_FLOATS(gates[r] + group * 64 + k * 16)
                    + scale * FLOATS(acc[r * 4 + k]);
            }
            v16f units = LOAD_FLOATS(memory[r] + group * 16);
            v16i output;
            UNITS(sums, units, output);
            STORE_FLOATS(memory[r] + group * 16, units);
            STORE_BYTES(y[r] + group * 16, output);
        }
    }
}

enum { steps_at_once = 8 };

INLINE size_t row_of(const kernel_sequences *s, int k, int backward, int32_t i) {
    return (size_t)(s->starts[k] + (backward ? s->lengths[k] - 1 - i : i));
}

static void run(
    const kernel_cell *cell, int backward, const kernel_sequences *s, const uint8_t *x,
    size_t x_stride, uint8_t *y, size_t y_stride, void *scratch) {
    const size_t units = (size_t)cell->recurrent.groups * 16, width = units * 4;
    float *memory = scratch;
    float *gates = memory + kernel_most_sequences * units;
    uint8_t *inputs = (uint8_t *)(gates + kernel_most_sequences * steps_at_once * width);
    uint8_t *silence = inputs + kernel_most_sequences * steps_at_once * x_stride;
    memset(memory, 0, kernel_most_sequences * units * sizeof(float));
    memset(silence, 128, units);
    const uint8_t *last[kernel_most_sequences];
    float *memories[kernel_most_sequences];
    for (int k = 0; k < s->count; k++) {
        last[k] = silence;
        memories[k] = memory + (size_t)k * units;
    }
    int active = s->count;
    for (int32_t begin = 0; begin < s->lengths[0]; begin += steps_at_once) {
        // The inputs' part of the gates, some steps at once.
        size_t rows = 0, first[kernel_most_sequences];
        for (int k = 0; k < active; k++) {
            first[k] = rows;
            for (int32_t i = begin; i < begin + steps_at_once && i < s->lengths[k]; i++)
                memcpy(
                    inputs + rows++ * x_stride, x + row_of(s, k, backward, i) * x_stride, x_stride);
        }
        product(&cell->input, inputs, x_stride, rows, -__FLT_MAX__, gates, width);
        for (int32_t i = begin; i < begin + steps_at_once && i < s->lengths[0]; i++) {
            while (s->lengths[active - 1] <= i) active--;
            const float *sums[kernel_most_sequences];
            uint8_t *outputs[kernel_most_sequences];
            for (int k = 0; k < active; k++) {
                sums[k] = gates + (first[k] + (size_t)(i - begin)) * width;
                outputs[k] = y + row_of(s, k, backward, i) * y_stride;
            }
            switch (active) {
            case 1: step(&cell->recurrent, 1, last, sums, memories, outputs); break;
            case 2: step(&cell->recurrent, 2, last, sums, memories, outputs); break;
            case 3: step(&cell->recurrent, 3, last, sums, memories, outputs); break;
            default: step(&cell->recurrent, 4, last, sums, memories, outputs);
            }
            for (int k = 0; k < active; k++) last[k] = outputs[k];
        }
    }
}

// MARK: Products of floating-point numbers

INLINE void affine_tile(
    const float *weights, const float *bias, size_t inputs, size_t outputs, size_t column,
    int blocks, const float *x, size_t x_stride, int rows, float *y, size_t y_stride) {
    v16f sums[4][2];
    for (int r = 0; r < rows; r++)
        for (int b = 0; b < blocks; b++) sums[r][b] = LOAD_FLOATS(bias + column + b * 16);
    for (size_t i = 0; i < inputs; i++)
        for (int b = 0; b < blocks; b++) {
            const v16f w = LOAD_FLOATS(weights + i * outputs + column + b * 16);
            for (int r = 0; r < rows; r++) sums[r][b] += ALL(x[(size_t)r * x_stride + i]) * w;
        }
    for (int r = 0; r < rows; r++)
        for (int b = 0; b < blocks; b++)
            STORE_FLOATS(y + (size_t)r * y_stride + column + b * 16, sums[r][b]);
}

static void affine(
    const float *weights, const float *bias, size_t inputs, size_t outputs, const float *x,
    size_t x_stride, size_t rows, float *y, size_t y_stride) {
    size_t column = 0;
    for (; column + 32 <= outputs; column += 32) {
        size_t r = 0;
        for (; r + tile <= rows; r += tile)
            affine_tile(
                weights, bias, inputs, outputs, column, 2, x + r * x_stride, x_stride, tile,
                y + r * y_stride, y_stride);
        for (; r < rows; r++)
            affine_tile(
                weights, bias, inputs, outputs, column, 2, x + r * x_stride, x_stride, 1,
                y + r * y_stride, y_stride);
    }
    if (column == outputs) return;
    size_t r = 0;
    for (; r + tile <= rows; r += tile)
        affine_tile(
            weights, bias, inputs, outputs, column, 1, x + r * x_stride, x_stride, tile,
            y + r * y_stride, y_stride);
    for (; r < rows; r++)
        affine_tile(
            weights, bias, inputs, outputs, column, 1, x + r * x_stride, x_stride, 1,
            y + r * y_stride, y_stride);
}

// MARK: Choices

static void largest(
    const float *x, size_t x_stride, size_t rows, size_t outputs, int32_t *index) {
    const v16i lanes = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    for (size_t r = 0; r < rows; r++) {
        const float *row = x + r * x_stride;
        v16f best = LOAD_FLOATS(row);
        v16i place = lanes;
        for (size_t i = 16; i < outputs; i += 16) {
            const v16f value = LOAD_FLOATS(row + i);
            const v16i better = value > best;
            best = CHOOSE(better, value, best);
            place = CHOOSE_INTS(better, lanes + (int32_t)i, place);
        }
        int32_t found = place[0];
        float score = best[0];
        for (int k = 1; k < 16; k++)
            if (best[k] > score || (best[k] == score && place[k] < found)) {
                score = best[k];
                found = place[k];
            }
        index[r] = found;
    }
}

static void label(
    const kernel_chain *chain, const float *scores, size_t stride, size_t rows, uint8_t *back,
    uint8_t *labels) {
    if (rows == 0) return;
    float best[kernel_most_labels];
    for (int h = 0; h < 32; h += 16)
        STORE_FLOATS(best + h, LOAD_FLOATS(chain->start + h) + LOAD_FLOATS(scores + h));
    for (size_t t = 1; t < rows; t++) {
        float next[kernel_most_labels];
        for (int h = 0; h < 32; h += 16) {
            v16f sum = ALL(best[0]) + LOAD_FLOATS(chain->transitions + h);
            v16i from = {0};
            for (int32_t k = 1; k < chain->labels; k++) {
                const v16f other = ALL(best[k]) + LOAD_FLOATS(chain->transitions + k * 32 + h);
                const v16i better = other > sum;
                sum = CHOOSE(better, other, sum);
                from = CHOOSE_INTS(better, (v16i){0} + k, from);
            }
            STORE_FLOATS(next + h, sum + LOAD_FLOATS(scores + t * stride + h));
            STORE_BYTES(back + t * 32 + h, from);
        }
        memcpy(best, next, sizeof best);
    }
    int last = 0;
    for (int k = 0; k < chain->labels; k++)
        if (best[k] + chain->end[k] > best[last] + chain->end[last]) last = k;
    for (size_t t = rows; t-- > 0;) {
        labels[t] = (uint8_t)last;
        last = back[t * 32 + last];
    }
}

#define JOIN(a, b, c) a##b##c
#define NAME_OF(path) JOIN(kernels_, path, _path)
#define TEXT_OF(path) #path
#define SAY(path) TEXT_OF(path)

extern const kernels NAME_OF(PATH);
const kernels NAME_OF(PATH) = {
    .name = SAY(PATH),
    .embed = embed,
    .product = product,
    .run = run,
    .affine = affine,
    .largest = largest,
    .label = label,
};
