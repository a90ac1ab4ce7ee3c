// The arithmetic of the network's inner loops, for x86-64 with AVX-512 VNNI, with AVX2, and in plain C.
//
// All paths give the same bits: products are of integers, and what is done with floating-point numbers is
// + - * / in the order written here, never contracted.
#pragma once

#include <stddef.h>
#include <stdint.h>

// A matrix of integers in -63 ... 63, and what its products are worth.
//
// Rows stand in groups of 64, columns in quads: groups × quads × 64 rows × 4 columns, so that a
// register holds 16 rows of a quad. Surplus rows and columns are zeros.
// Vectors to multiply with are bytes, 128 for zero; the bias of that is taken away by `corrections`.
typedef struct {
    int32_t groups;
    int32_t quads;  // even
    const int8_t *weights;
    const int32_t *corrections;  // one a row: -128 × the sum of its weights
    const float *scales;         // one a row
    const float *biases;         // one a row, or NULL
} kernel_matrix;

// One direction of one layer of long short-term memory.
//
// A group of 64 rows is the four gates, input, forget, cell and output, of 16 units.
typedef struct {
    kernel_matrix input;
    kernel_matrix recurrent;
} kernel_cell;

// Tables of bytes whose rows are added, each table's times its scale.
typedef struct {
    int32_t columns;  // tables; at most 16
    int32_t width;    // bytes a row, a multiple of 16
    const int8_t *tables[16];
    float scales[16];
} kernel_embedding;

enum { kernel_most_sequences = 4, kernel_most_labels = 32 };

// Sequences read side by side, the longest first: rows starts[k] ..< starts[k] + lengths[k].
typedef struct {
    int32_t count;  // 1 ... kernel_most_sequences
    int32_t starts[4];
    int32_t lengths[4];
} kernel_sequences;

// The best-first search for a sequence of labels; rows of `transitions` are 32 numbers apart.
typedef struct {
    int32_t labels;  // at most 32
    const float *transitions;  // [from][to]
    const float *start;        // 32 numbers
    const float *end;          // 32 numbers
} kernel_chain;

typedef struct {
    const char *name;

    // The rounded sums of the rows that `ids` names, clipped to ±127, as bytes around 128.
    void (*embed)(
        const kernel_embedding *embedding, const int32_t *ids, size_t rows, uint8_t *y,
        size_t y_stride);

    // y = scale × (W · x) + bias for each row of x, and no less than `floor`.
    void (*product)(
        const kernel_matrix *matrix, const uint8_t *x, size_t x_stride, size_t rows, float floor,
        float *y, size_t y_stride);

    // Runs the cell over the sequences; rows of y get the units' outputs, 1/127 each, around 128.
    // `scratch` holds kernel_scratch_bytes, aligned to 64.
    void (*run)(
        const kernel_cell *cell, int backward, const kernel_sequences *sequences,
        const uint8_t *x, size_t x_stride, uint8_t *y, size_t y_stride, void *scratch);

    // y = bias + x · W for each row of x, added up in the order of the inputs.
    // W is inputs × outputs, outputs a multiple of 16.
    void (*affine)(
        const float *weights, const float *bias, size_t inputs, size_t outputs, const float *x,
        size_t x_stride, size_t rows, float *y, size_t y_stride);

    // The first of the largest numbers of each row; `outputs` is a multiple of 16.
    void (*largest)(
        const float *x, size_t x_stride, size_t rows, size_t outputs, int32_t *index);

    // The best sequence of labels for rows of 32 scores. `back` holds 32 bytes a row.
    void (*label)(
        const kernel_chain *chain, const float *scores, size_t stride, size_t rows, uint8_t *back,
        uint8_t *labels);
} kernels;

typedef enum { kernel_plain, kernel_avx2, kernel_avx512 } kernel_path;

// The kernels of a path; NULL when this processor cannot run them.
const kernels *kernels_of(kernel_path path);

// The fastest that this processor can run.
const kernels *kernels_fastest(void);

size_t kernel_scratch_bytes(const kernel_cell *cell, size_t x_stride);
