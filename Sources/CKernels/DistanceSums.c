#include "DistanceSums.h"

#include "dispatch.h"

#define PK_INLINE static inline __attribute__((always_inline))

// Fused multiply-add would round once where the baseline rounds twice.
#pragma STDC FP_CONTRACT OFF

// Sixteen lanes whatever the processor has: the compiler splits them, and the order of the sums stays the same.
enum { Lanes = 16, Block = 4 * Lanes, RowsAtOnce = 2 };
typedef float Singles __attribute__((vector_size(64), aligned(4)));
typedef float HalfSingles __attribute__((vector_size(32)));
typedef double Doubles __attribute__((vector_size(64)));
typedef int Mask __attribute__((vector_size(64)));

// The distances of one or two rows to sixteen columns. Two rows share the loads and keep the adders busy: a fifth faster.
PK_INLINE void distances(const float *rows, const size_t rowCount, const float *columns, size_t width, size_t d,
                         Singles *result) {
  Singles squares[RowsAtOnce] = {{0}, {0}};
  for (size_t j = 0; j < d; j++) {
    const Singles column = *(const Singles *)(columns + j * width);
    for (size_t row = 0; row < rowCount; row++) {
      const Singles difference = column - rows[row * d + j];
      squares[row] += difference * difference;
    }
  }
  // sqrtf may set errno, which keeps it from being a vector instruction; so does Swift's squareRoot().
  for (size_t row = 0; row < rowCount; row++) result[row] = __builtin_elementwise_sqrt(squares[row]);
}

PK_INLINE void add_rows(const float *rows, const size_t rowCount, const float *columns, size_t columnCount,
                        size_t width, size_t d, double *sums) {
  const size_t full = columnCount / Lanes * Lanes;
  const Mask lane = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  const Mask counts = lane < (int)(columnCount - full);
  Doubles wide[RowsAtOnce] = {{0}, {0}};
  Singles some[RowsAtOnce];
  for (size_t start = 0; start < columnCount; start += Block) {
    Singles block[RowsAtOnce] = {{0}, {0}};
    const size_t next = start + Block;
    const size_t end = next < full ? next : full;
    for (size_t i = start; i < end; i += Lanes) {
      distances(rows, rowCount, columns + i, width, d, some);
      for (size_t row = 0; row < rowCount; row++) block[row] += some[row];
    }
    if (full < columnCount && columnCount < next) {
      distances(rows, rowCount, columns + full, width, d, some);
      for (size_t row = 0; row < rowCount; row++) block[row] += (Singles)((Mask)some[row] & counts);
    }
    for (size_t row = 0; row < rowCount; row++) {
      const Singles all = block[row];
      const HalfSingles low = __builtin_shufflevector(all, all, 0, 1, 2, 3, 4, 5, 6, 7);
      const HalfSingles high = __builtin_shufflevector(all, all, 8, 9, 10, 11, 12, 13, 14, 15);
      wide[row] += __builtin_convertvector(low + high, Doubles);
    }
  }
  for (size_t row = 0; row < rowCount; row++) {
    const Doubles s = wide[row];
    sums[row] += ((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7]));
  }
}

PK_INLINE void distance_sums(const float *rows, size_t rowCount, const float *columns, size_t columnCount,
                             size_t width, size_t d, double *sums) {
  size_t row = 0;
  for (; row + RowsAtOnce <= rowCount; row += RowsAtOnce) {
    add_rows(rows + row * d, RowsAtOnce, columns, columnCount, width, d, sums + row);
  }
  if (row < rowCount) add_rows(rows + row * d, 1, columns, columnCount, width, d, sums + row);
}

PK_DISPATCH
void pk_distance_sums(const float *rows, size_t rowCount, const float *columns, size_t columnCount, size_t width,
                      size_t d, double *sums) {
  distance_sums(rows, rowCount, columns, columnCount, width, d, sums);
}

void pk_distance_sums_baseline(const float *rows, size_t rowCount, const float *columns, size_t columnCount,
                               size_t width, size_t d, double *sums) {
  distance_sums(rows, rowCount, columns, columnCount, width, d, sums);
}
