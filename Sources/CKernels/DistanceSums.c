#include "DistanceSums.h"

// Fusing would give processors with it other bits than those without.
#pragma STDC FP_CONTRACT OFF

// Sixteen lanes whatever the processor has: the compiler splits them, and the order of the sums stays the same.
typedef float Lanes __attribute__((vector_size(64), aligned(4)));
typedef float HalfLanes __attribute__((vector_size(32)));
typedef double WideLanes __attribute__((vector_size(64)));
typedef int Mask __attribute__((vector_size(64)));

enum { laneCount = 16, lanesPerBlock = 4, rowsAtOnce = 2 };

#define ALWAYS_INLINE static inline __attribute__((always_inline))

/// The distances of one or two rows to sixteen columns. Two rows share the loads and keep the adders busy: a fifth faster.
ALWAYS_INLINE void distances(const float *rows, const ptrdiff_t rowCount, const float *columns, ptrdiff_t width,
                             ptrdiff_t featureCount, Lanes *result) {
  Lanes squares[rowsAtOnce] = {{0}, {0}};
  for (ptrdiff_t feature = 0; feature < featureCount; feature++) {
    const Lanes column = *(const Lanes *)(columns + feature * width);
    for (ptrdiff_t row = 0; row < rowCount; row++) {
      const Lanes difference = column - rows[row * featureCount + feature];
      squares[row] += difference * difference;
    }
  }
  // The library function may set errno, which keeps it from being a vector instruction.
  for (ptrdiff_t row = 0; row < rowCount; row++) result[row] = __builtin_elementwise_sqrt(squares[row]);
}

ALWAYS_INLINE void addRows(const float *rows, const ptrdiff_t rowCount, const float *columns, ptrdiff_t columnCount,
                           ptrdiff_t width, ptrdiff_t featureCount, double *sums) {
  const ptrdiff_t full = columnCount / laneCount * laneCount;
  const Mask lane = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  const Mask counts = lane < (int)(columnCount - full);
  WideLanes wide[rowsAtOnce] = {{0}, {0}};
  Lanes some[rowsAtOnce];
  for (ptrdiff_t start = 0; start < columnCount; start += laneCount * lanesPerBlock) {
    Lanes block[rowsAtOnce] = {{0}, {0}};
    const ptrdiff_t next = start + laneCount * lanesPerBlock;
    const ptrdiff_t end = next < full ? next : full;
    for (ptrdiff_t j = start; j < end; j += laneCount) {
      distances(rows, rowCount, columns + j, width, featureCount, some);
      for (ptrdiff_t row = 0; row < rowCount; row++) block[row] += some[row];
    }
    if (full < columnCount && columnCount < next) {
      distances(rows, rowCount, columns + full, width, featureCount, some);
      for (ptrdiff_t row = 0; row < rowCount; row++) block[row] += (Lanes)((Mask)some[row] & counts);
    }
    for (ptrdiff_t row = 0; row < rowCount; row++) {
      const Lanes all = block[row];
      const HalfLanes low = __builtin_shufflevector(all, all, 0, 1, 2, 3, 4, 5, 6, 7);
      const HalfLanes high = __builtin_shufflevector(all, all, 8, 9, 10, 11, 12, 13, 14, 15);
      wide[row] += __builtin_convertvector(low + high, WideLanes);
    }
  }
  for (ptrdiff_t row = 0; row < rowCount; row++) {
    const WideLanes s = wide[row];
    sums[row] += ((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7]));
  }
}

ALWAYS_INLINE void distanceSums(const float *rows, ptrdiff_t rowCount, const float *columns, ptrdiff_t columnCount,
                                ptrdiff_t width, ptrdiff_t featureCount, double *sums) {
  ptrdiff_t row = 0;
  for (; row + rowsAtOnce <= rowCount; row += rowsAtOnce) {
    addRows(rows + row * featureCount, rowsAtOnce, columns, columnCount, width, featureCount, sums + row);
  }
  if (row < rowCount) addRows(rows + row * featureCount, 1, columns, columnCount, width, featureCount, sums + row);
}

void pondera_distance_sums_portable(const float *rows, ptrdiff_t rowCount, const float *columns,
                                    ptrdiff_t columnCount, ptrdiff_t width, ptrdiff_t featureCount, double *sums) {
  distanceSums(rows, rowCount, columns, columnCount, width, featureCount, sums);
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void distanceSumsAVX2(const float *rows, ptrdiff_t rowCount,
                                                             const float *columns, ptrdiff_t columnCount,
                                                             ptrdiff_t width, ptrdiff_t featureCount, double *sums) {
  distanceSums(rows, rowCount, columns, columnCount, width, featureCount, sums);
}
#endif

void pondera_distance_sums(const float *rows, ptrdiff_t rowCount, const float *columns, ptrdiff_t columnCount,
                           ptrdiff_t width, ptrdiff_t featureCount, double *sums) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) {
    distanceSumsAVX2(rows, rowCount, columns, columnCount, width, featureCount, sums);
    return;
  }
#endif
  pondera_distance_sums_portable(rows, rowCount, columns, columnCount, width, featureCount, sums);
}
