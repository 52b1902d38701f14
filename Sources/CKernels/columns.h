// Vectors of 16 rows, and how a column of any storage fills one.
#ifndef PONDERA_COLUMNS_H
#define PONDERA_COLUMNS_H

#include "CKernels.h"

#define PK_INLINE static inline __attribute__((always_inline))

// Vectors are handed over by address: by value their way of passing would depend on the instruction set.
enum { Lanes = PKGroupRows };
typedef float Singles __attribute__((ext_vector_type(16), aligned(4)));
typedef double Doubles __attribute__((ext_vector_type(16), aligned(8)));
typedef int32_t Ints __attribute__((ext_vector_type(16), aligned(4)));
typedef uint8_t Bytes __attribute__((ext_vector_type(16), aligned(1)));

static const Ints lane = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

// The score coordinates of 16 rows of a column. The storage is a constant wherever this is inlined for one kind.
PK_INLINE void score_values(const PKColumn *column, int kind, size_t row, Singles *to) {
  switch (kind) {
  case PKBytes: {
    const Bytes bytes = *(const Bytes *)((const uint8_t *)column->values + row);
    *to = __builtin_convertvector(__builtin_convertvector(bytes, Ints), Singles);
    break;
  }
  case PKDecimals: {
    const Ints units = *(const Ints *)((const int32_t *)column->values + row);
    *to = __builtin_convertvector(units - column->whole, Singles) * (float)column->scale;
    break;
  }
  case PKSingles: {
    const Singles singles = *(const Singles *)((const float *)column->values + row);
    *to = (singles - (float)column->centre) * (float)column->scale;
    break;
  }
  case PKDoubles: {
    const Doubles doubles = *(const Doubles *)((const double *)column->values + row);
    *to = __builtin_convertvector((doubles - column->centre) * column->scale, Singles);
    break;
  }
  default: *to = *(const Singles *)((const float *)column->values + row); break;
  }
}

// Fills x, feature after feature, with the score coordinates of 16 rows.
PK_INLINE void score_group(const PKColumns *columns, int kind, size_t d, size_t row, float *x) {
  for (size_t j = 0; j < d; j++) {
    const PKColumn *column = columns->columns + j;
    score_values(column, kind == PKMixed ? column->kind : kind, row, (Singles *)(x + j * Lanes));
  }
}

// Half the squared norm of 16 rows.
PK_INLINE void half_norms(const float *x, const PKScoring *scoring, Singles *norms) {
  *norms = 0;
  for (size_t j = 0; j < scoring->d; j++) {
    const Singles value = *(const Singles *)(x + j * Lanes);
    *norms += value * value * scoring->halfWeights[j];
  }
}

// A lower bound of the least gap between the distances to the second and to the nearest centroid:
// l - u >= (l^2 - u^2) / sqrt(2 (l^2 + u^2)).
PK_INLINE float least_gap(const Singles *norms, const Singles *best, const Singles *second, float tolerance) {
  const Singles difference = *second - *best - tolerance;
  const Singles sum = *norms + *norms + *best + *second + 4 * tolerance;
  const Singles quotients = difference / __builtin_elementwise_sqrt(sum);
  // A gap that is not a number says nothing, so it counts as none.
  const Singles gaps = quotients == quotients ? quotients : -__builtin_inff();
  typedef float Half __attribute__((ext_vector_type(8)));
  typedef float Quarter __attribute__((ext_vector_type(4)));
  const Half halves = gaps.lo < gaps.hi ? gaps.lo : gaps.hi;
  const Quarter four = halves.lo < halves.hi ? halves.lo : halves.hi;
  const float left = four[0] < four[1] ? four[0] : four[1], right = four[2] < four[3] ? four[2] : four[3];
  return (left < right ? left : right) * 0.99999f;
}

// The reading of the odometer up to which a gap lasts, less what rounding could add to it.
PK_INLINE float expiry(float odometer, float gap) {
  const float size = gap < 0 ? -gap : gap;
  return odometer + gap - (odometer + size) * 0x1p-21f;
}

// The scores of 16 rows for a block of clusters, which share the loads.
PK_INLINE void score_block(const float *x, const PKScoring *scoring, const float *halves, size_t first, int count,
                           Singles *scores) {
  const float *factors = scoring->factors + first * scoring->d;
  for (int b = 0; b < count; b++) scores[b] = halves[first + (size_t)b];
  for (size_t j = 0; j < scoring->d; j++) {
    const Singles value = *(const Singles *)(x + j * Lanes);
    for (int b = 0; b < count; b++) scores[b] -= value * factors[j * (size_t)count + (size_t)b];
  }
}

// Calls `use(score, cluster)` for clusters first ... end - 1; blocks are of fixed size so that they stay in registers.
#define PK_FOR_EACH_SCORE(x, scoring, halves, first, end, use)                  \
  do {                                                                          \
    Singles scores[PKBlockClusters];                                            \
    size_t c = (first);                                                         \
    for (; c + PKBlockClusters <= (end); c += PKBlockClusters) {                \
      score_block(x, scoring, halves, c, PKBlockClusters, scores);              \
      for (int b = 0; b < PKBlockClusters; b++) use(scores + b, c + (size_t)b); \
    }                                                                           \
    switch ((end) - c) {                                                        \
    case 3:                                                                     \
      score_block(x, scoring, halves, c, 3, scores);                            \
      for (int b = 0; b < 3; b++) use(scores + b, c + (size_t)b);               \
      break;                                                                    \
    case 2:                                                                     \
      score_block(x, scoring, halves, c, 2, scores);                            \
      for (int b = 0; b < 2; b++) use(scores + b, c + (size_t)b);               \
      break;                                                                    \
    case 1:                                                                     \
      score_block(x, scoring, halves, c, 1, scores);                            \
      use(scores, c);                                                           \
      break;                                                                    \
    default: break;                                                             \
    }                                                                           \
  } while (0)

#endif
