#include "columns.h"
#include "dispatch.h"

// As in scores.c: what is found here is decided elsewhere.
#pragma STDC FP_CONTRACT ON

PK_INLINE uint32_t transfers(const PKColumns *columns, int kind, size_t first, size_t rows, const PKScoring *scoring,
                             const PKTransfers *costs, const int32_t *labels, float odometer, float reach,
                             float *expiries, uint8_t *flags, float *x) {
  Ints found = 0;
  for (size_t start = 0; start < rows; start += Lanes) {
    if (expiries[start / Lanes] > odometer + reach) {
      __builtin_memset(flags + start, 0, Lanes);
      continue;
    }
    score_group(columns, kind, scoring->d, first + start, x);
    const Ints label = *(const Ints *)(labels + start);
    const Singles infinite = __builtin_inff();
    Singles norms, own = 0, cheapest = infinite, best = infinite, second = infinite;
    half_norms(x, scoring, &norms);
#define PK_USE(score, cluster)                                                              \
  do {                                                                                      \
    const Ints mine = label == (int32_t)(cluster);                                          \
    const Singles half = norms + *(score);                                                  \
    const Singles leave = half * costs->removal[cluster] + costs->removalSlack[cluster];    \
    const Singles stay = half * costs->insertion[cluster] - costs->insertionSlack[cluster]; \
    const Singles enter = mine ? infinite : stay;                                           \
    const Singles other = mine ? infinite : *(score);                                       \
    own = mine ? leave : own;                                                               \
    best = mine ? *(score) : best;                                                          \
    second = other < second ? other : second;                                               \
    cheapest = enter < cheapest ? enter : cheapest;                                         \
  } while (0)
    PK_FOR_EACH_SCORE(x, scoring, scoring->halves, 0, scoring->k, PK_USE);
#undef PK_USE
    // What cannot be compared is worth a look.
    const Ints wanting = ~(cheapest >= own) & (lane < (int32_t)(rows - start));
    found -= wanting;
    for (int i = 0; i < Lanes; i++) flags[start + (size_t)i] = (uint8_t)(wanting[i] & 1);
    expiries[start / Lanes] = expiry(odometer, least_gap(&norms, &best, &second, scoring->tolerance));
  }
  uint32_t count = 0;
  for (int i = 0; i < Lanes; i++) count += (uint32_t)found[i];
  return count;
}

PK_DISPATCH
uint32_t pk_transfers_by_score(const PKColumns *columns, size_t first, size_t rows, const PKScoring *scoring,
                               const PKTransfers *costs, const int32_t *labels, float odometer, float reach,
                               float *expiries, uint8_t *flags, float *scratch) {
#define PK_TRANSFERS(kind) \
  transfers(columns, kind, first, rows, scoring, costs, labels, odometer, reach, expiries, flags, scratch)
  // Searches look at sets that are kept in score coordinates; what is larger is looked at once.
  return columns->kind == PKScored ? PK_TRANSFERS(PKScored) : PK_TRANSFERS(PKMixed);
#undef PK_TRANSFERS
}
