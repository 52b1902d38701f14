#include "DistanceSums.h"

// Fusing would give processors with it other bits than those without.
#pragma STDC FP_CONTRACT OFF

// Sixteen lanes whatever the processor has: the compiler splits them, and the order of the sums stays the same.
typedef float Lanes __attribute__((vector_size(64), aligned(4)));
typedef float HalfLanes __attribute__((vector_size(32)));
typedef double WideLanes __attribute__((vector_size(64)));
typedef int Mask __attribute__((vector_size(64)));

enum { laneCount = 16, lanesPerBlock = 4 };

static inline __attribute__((always_inline)) void distances(const float *row, const float *columns, ptrdiff_t width,
                                                            ptrdiff_t featureCount, Lanes *result) {
  Lanes squares = {0};
  for (ptrdiff_t feature = 0; feature < featureCount; feature++) {
    Lanes difference = *(const Lanes *)(columns + feature * width) - row[feature];
    squares += difference * difference;
  }
  // The library function may set errno, which keeps it from being a vector instruction.
  *result = __builtin_elementwise_sqrt(squares);
}

static inline __attribute__((always_inline)) void distanceSums(const float *rows, ptrdiff_t rowCount,
                                                               const float *columns, ptrdiff_t columnCount,
                                                               ptrdiff_t width, ptrdiff_t featureCount, double *sums) {
  const ptrdiff_t full = columnCount / laneCount * laneCount;
  const Mask lane = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  const Mask counts = lane < (int)(columnCount - full);
  for (ptrdiff_t i = 0; i < rowCount; i++) {
    const float *row = rows + i * featureCount;
    WideLanes wide = {0};
    for (ptrdiff_t start = 0; start < columnCount; start += laneCount * lanesPerBlock) {
      Lanes block = {0};
      ptrdiff_t end = start + laneCount * lanesPerBlock;
      if (end > full) end = full;
      Lanes some;
      for (ptrdiff_t j = start; j < end; j += laneCount) {
        distances(row, columns + j, width, featureCount, &some);
        block += some;
      }
      if (end == full && full < columnCount && columnCount - start < laneCount * lanesPerBlock) {
        distances(row, columns + full, width, featureCount, &some);
        block += (Lanes)((Mask)some & counts);
      }
      HalfLanes low = __builtin_shufflevector(block, block, 0, 1, 2, 3, 4, 5, 6, 7);
      HalfLanes high = __builtin_shufflevector(block, block, 8, 9, 10, 11, 12, 13, 14, 15);
      wide += __builtin_convertvector(low + high, WideLanes);
    }
    sums[i] += ((wide[0] + wide[1]) + (wide[2] + wide[3])) + ((wide[4] + wide[5]) + (wide[6] + wide[7]));
  }
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
  distanceSums(rows, rowCount, columns, columnCount, width, featureCount, sums);
}
