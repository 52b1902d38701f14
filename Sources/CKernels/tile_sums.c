#include "CKernels.h"

#include <string.h>

#include "dispatch.h"

#pragma STDC FP_CONTRACT OFF

// scratch: 2 * k * (d + 2) numbers. A cluster's block holds its weight, its distance sum and its d sums, so that a row
// touches one run of memory.
void pk_tile_sums(const double *restrict tile, size_t rows, size_t d, const int32_t *restrict labels, size_t k,
                  const double *restrict distances, const double *restrict row_weights, double *restrict weights,
                  double *restrict sums, double *restrict within, double *restrict scratch) {
  const size_t block = d + 2, half = k * block;
  memset(scratch, 0, 2 * half * sizeof(double));
  for (size_t i = 0; i < rows; i++) {
    double *to = scratch + (i & 1) * half + (size_t)labels[i] * block;
    const double *x = tile + i;
    if (row_weights) {
      const double w = row_weights[i];
      to[0] += w;
      if (distances) to[1] += w * distances[i];
      for (size_t j = 0; j < d; j++) to[j + 2] += w * x[j * PKTileRows];
    } else {
      to[0] += 1;
      if (distances) to[1] += distances[i];
      for (size_t j = 0; j < d; j++) to[j + 2] += x[j * PKTileRows];
    }
  }
  for (size_t c = 0; c < k; c++) {
    const double *even = scratch + c * block, *odd = even + half;
    weights[c] += even[0] + odd[0];
    within[c] += even[1] + odd[1];
    for (size_t j = 0; j < d; j++) sums[c * d + j] += even[j + 2] + odd[j + 2];
  }
}

PK_DISPATCH
void pk_tile_label_sums(const double *restrict values, size_t rows, const int32_t *restrict labels, size_t k,
                        const double *restrict row_weights, double *restrict sums, double *restrict scratch) {
  memset(scratch, 0, 4 * k * sizeof(double));
  for (size_t i = 0; i < rows; i++) {
    scratch[(i & 3) * k + (size_t)labels[i]] += row_weights ? row_weights[i] * values[i] : values[i];
  }
  for (size_t c = 0; c < k; c++) {
    sums[c] += (scratch[c] + scratch[k + c]) + (scratch[2 * k + c] + scratch[3 * k + c]);
  }
}

static inline __attribute__((always_inline)) double value_of(const PKColumn *column, int64_t row) {
  switch (column->kind) {
  case PKBytes: return ((const uint8_t *)column->values)[row];
  case PKDecimals: return (double)((const int32_t *)column->values)[row] / column->divisor;
  case PKSingles: return (double)((const float *)column->values)[row];
  default: return ((const double *)column->values)[row];
  }
}

// Row after row: the features of a row do not wait for one another, where the rows of a feature would.
void pk_add_moves(const PKColumn *columns, size_t d, const PKMove *moves, size_t count, const double *row_weights,
                  double *sums, size_t stride) {
  for (size_t m = 0; m < count; m++) {
    const int64_t row = moves[m].row;
    const double weight = row_weights ? row_weights[row] : 1;
    double *from = sums + (size_t)moves[m].from * stride, *to = sums + (size_t)moves[m].to * stride;
    for (size_t j = 0; j < d; j++) {
      const double value = weight * value_of(columns + j, row);
      from[j] -= value;
      to[j] += value;
    }
  }
}
