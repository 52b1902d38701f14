#include "CKernels.h"

#include "dispatch.h"

// Scores only propose: what lies within the tolerance is decided elsewhere in double precision. So fused multiply-add, which
// rounds once where the baseline rounds twice, changes no result here, and is welcome.
#pragma STDC FP_CONTRACT ON

#define PK_INLINE static inline __attribute__((always_inline))

enum { Lanes = PKGroupRows, Block = 4 };
typedef float Singles __attribute__((vector_size(64), aligned(4)));
typedef int32_t Ints __attribute__((vector_size(64), aligned(4)));

static const Ints lane = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

// Vectors are handed over by address: by value their way of passing would depend on the instruction set.
#define PK_PICK(mask, a, b) ((Singles)(((Ints)(a) & (mask)) | ((Ints)(b) & ~(mask))))
#define PK_ALL(value) ((Singles){0} + (value))

typedef struct {
  Singles best, second;
  Ints label;
} Place;

PK_INLINE void offer(Place *place, const Singles *score, int32_t cluster) {
  const Ints closer = *score < place->best;
  const Singles loser = PK_PICK(closer, place->best, *score);
  place->best = PK_PICK(closer, *score, place->best);
  place->second = PK_PICK(loser < place->second, loser, place->second);
  place->label = (closer & cluster) | (~closer & place->label);
}

// The scores of 16 rows for up to four clusters, which share the loads.
PK_INLINE void score_block(const float *x, const PKScoring *scoring, size_t first, int count, Singles *scores) {
  const float *factors = scoring->factors + first * scoring->d;
  for (int b = 0; b < count; b++) scores[b] = PK_ALL(scoring->halves[first + b]);
  for (size_t j = 0; j < scoring->d; j++) {
    const Singles value = *(const Singles *)(x + j * PKTileRows);
    for (int b = 0; b < count; b++) scores[b] -= value * factors[b * scoring->d + j];
  }
}

// Calls `use` with the scores of every cluster in turn; blocks are of fixed size so that they stay in registers.
#define PK_FOR_EACH_SCORE(x, scoring, use)                           \
  do {                                                               \
    Singles scores[Block];                                           \
    size_t c = 0;                                                    \
    for (; c + Block <= (scoring)->k; c += Block) {                  \
      score_block(x, scoring, c, Block, scores);                     \
      for (int b = 0; b < Block; b++) use(scores + b, c + b);        \
    }                                                                \
    switch ((scoring)->k - c) {                                      \
    case 3:                                                          \
      score_block(x, scoring, c, 3, scores);                         \
      for (int b = 0; b < 3; b++) use(scores + b, c + b);            \
      break;                                                         \
    case 2:                                                          \
      score_block(x, scoring, c, 2, scores);                         \
      for (int b = 0; b < 2; b++) use(scores + b, c + b);            \
      break;                                                         \
    case 1:                                                          \
      score_block(x, scoring, c, 1, scores);                         \
      use(scores, c);                                                \
      break;                                                         \
    default:                                                         \
      break;                                                         \
    }                                                                \
  } while (0)

// Half the squared norm of 16 rows.
PK_INLINE void half_norms(const float *x, const PKScoring *scoring, Singles *norms) {
  *norms = PK_ALL(0);
  for (size_t j = 0; j < scoring->d; j++) {
    const Singles value = *(const Singles *)(x + j * PKTileRows);
    *norms += value * value * scoring->halfWeights[j];
  }
}

// A lower bound of the least gap between the distances to the second and to the nearest centroid:
// l - u >= (l^2 - u^2) / sqrt(2 (l^2 + u^2)).
PK_INLINE float least_gap(const Singles *norms, const Place *place, float tolerance) {
  const Singles difference = place->second - place->best - tolerance;
  const Singles sum = *norms + *norms + place->best + place->second + 4 * tolerance;
  const Singles gaps = difference / __builtin_elementwise_sqrt(sum);
  float least = gaps[0];
  // A gap that is not a number says nothing, so it counts as none.
  for (int i = 0; i < Lanes; i++) {
    if (!(gaps[i] >= least)) least = gaps[i] == gaps[i] ? gaps[i] : -__builtin_inff();
  }
  return least * 0.99999f;
}

// The reading of the odometer up to which a gap lasts, less what rounding could add to it.
PK_INLINE float expiry(float odometer, float gap) {
  const float size = gap < 0 ? -gap : gap;
  return odometer + gap - (odometer + size) * 0x1p-21f;
}

PK_DISPATCH
PKTally pk_tile_nearest_by_score(const float *tile, size_t rows, const PKScoring *scoring, const int32_t *old,
                                 int32_t *labels, float odometer, float *expiries) {
  Ints unsure = {0}, changed = {0};
  for (size_t start = 0; start < rows; start += Lanes) {
    if (expiries && expiries[start / Lanes] > odometer) {
      *(Ints *)(labels + start) = *(const Ints *)(old + start);
      continue;
    }
    const float *x = tile + start;
    Place place = {PK_ALL(__builtin_inff()), PK_ALL(__builtin_inff()), {0}};
#define PK_USE(score, cluster) offer(&place, score, (int32_t)(cluster))
    PK_FOR_EACH_SCORE(x, scoring, PK_USE);
#undef PK_USE
    const Ints counts = lane < (int32_t)(rows - start);
    const Ints doubtful = ~(place.second - place.best > scoring->tolerance) & counts;
    const Ints found = doubtful | place.label;
    unsure -= doubtful;
    changed -= (found != *(const Ints *)(old + start)) & counts;
    *(Ints *)(labels + start) = found;
    if (expiries) {
      Singles norms;
      half_norms(x, scoring, &norms);
      expiries[start / Lanes] = expiry(odometer, least_gap(&norms, &place, scoring->tolerance));
    }
  }
  PKTally tally = {0, 0};
  for (int i = 0; i < Lanes; i++) {
    tally.unsure += (uint32_t)unsure[i];
    tally.changed += (uint32_t)changed[i];
  }
  return tally;
}

PK_DISPATCH
uint32_t pk_tile_transfers_by_score(const float *tile, size_t rows, const PKScoring *scoring, const PKTransfers *costs,
                                    const int32_t *labels, float odometer, float reach, float *expiries,
                                    uint8_t *flags) {
  Ints found = {0};
  for (size_t start = 0; start < rows; start += Lanes) {
    if (expiries[start / Lanes] > odometer + reach) {
      __builtin_memset(flags + start, 0, Lanes);
      continue;
    }
    const float *x = tile + start;
    const Ints label = *(const Ints *)(labels + start);
    const Singles infinite = PK_ALL(__builtin_inff());
    Place place = {infinite, infinite, {0}};
    Singles norms, own = PK_ALL(0), cheapest = infinite;
    half_norms(x, scoring, &norms);
#define PK_USE(score, cluster)                                                           \
  do {                                                                                   \
    const Ints mine = label == (int32_t)(cluster);                                       \
    const Singles half = norms + *(score);                                               \
    const Singles leave = half * costs->removal[cluster] + costs->removalSlack[cluster]; \
    const Singles stay = half * costs->insertion[cluster] - costs->insertionSlack[cluster]; \
    const Singles enter = PK_PICK(mine, infinite, stay);                                 \
    const Singles other = PK_PICK(mine, infinite, *(score));                             \
    own = PK_PICK(mine, leave, own);                                                     \
    place.best = PK_PICK(mine, *(score), place.best);                                    \
    place.second = PK_PICK(other < place.second, other, place.second);                   \
    cheapest = PK_PICK(enter < cheapest, enter, cheapest);                               \
  } while (0)
    PK_FOR_EACH_SCORE(x, scoring, PK_USE);
#undef PK_USE
    // What cannot be compared is worth a look.
    const Ints wanting = ~(cheapest >= own) & (lane < (int32_t)(rows - start));
    found -= wanting;
    for (int i = 0; i < Lanes; i++) flags[start + i] = (uint8_t)(wanting[i] & 1);
    expiries[start / Lanes] = expiry(odometer, least_gap(&norms, &place, scoring->tolerance));
  }
  uint32_t count = 0;
  for (int i = 0; i < Lanes; i++) count += (uint32_t)found[i];
  return count;
}

PK_INLINE float total(const Singles *values) {
  const Singles v = *values;
  float sum = 0;
  for (int i = 0; i < Lanes; i++) sum += v[i];
  return sum;
}

// Sums of up to four clusters, which share the loads of the values.
PK_INLINE void sum_block(const float *tile, size_t groups, size_t d, const Ints members[][PKTileRows / Lanes], int count,
                         double *sums) {
  for (size_t j = 0; j < d; j++) {
    const float *x = tile + j * PKTileRows;
    Singles block[Block];
    for (int b = 0; b < count; b++) block[b] = PK_ALL(0);
    for (size_t g = 0; g < groups; g++) {
      const Ints value = *(const Ints *)(x + g * Lanes);
      for (int b = 0; b < count; b++) block[b] += (Singles)(value & members[b][g]);
    }
    for (int b = 0; b < count; b++) sums[b * d + j] += total(block + b);
  }
}

PK_DISPATCH
void pk_tile_group_sums(const float *tile, size_t rows, size_t d, const int32_t *labels, size_t k, double *counts,
                        double *sums) {
  const size_t groups = (rows + Lanes - 1) / Lanes;
  Ints members[Block][PKTileRows / Lanes];
  for (size_t first = 0; first < k; first += Block) {
    const int block = (int)(k - first < Block ? k - first : Block);
    for (int b = 0; b < block; b++) {
      Ints size = {0};
      for (size_t g = 0; g < groups; g++) {
        const Ints mine = *(const Ints *)(labels + g * Lanes) == (int32_t)(first + (size_t)b);
        members[b][g] = mine & (lane < (int32_t)(rows - g * Lanes));
        size -= members[b][g];
      }
      int32_t count = 0;
      for (int i = 0; i < Lanes; i++) count += size[i];
      counts[first + (size_t)b] += count;
    }
    double *to = sums + first * d;
    switch (block) {
    case 4: sum_block(tile, groups, d, members, 4, to); break;
    case 3: sum_block(tile, groups, d, members, 3, to); break;
    case 2: sum_block(tile, groups, d, members, 2, to); break;
    default: sum_block(tile, groups, d, members, 1, to); break;
    }
  }
}
