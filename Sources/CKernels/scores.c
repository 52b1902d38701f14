#include "columns.h"
#include "dispatch.h"

// Scores only propose: what lies within the tolerance is decided elsewhere in double precision. So fused multiply-add, which
// rounds once where the baseline rounds twice, changes no result here, and is welcome.
#pragma STDC FP_CONTRACT ON

// Lifted scores are not negative, so their bits are in their order.
typedef struct {
  Ints best, second;
} Pair;

static const int32_t Infinite = 0x7f800000;

// The number of the cluster takes the place of the last bits of its score, so that finding the lowest finds whose it is;
// the tolerance allows for it.
PK_INLINE void offer(Pair *pair, const Singles *score, int32_t numberBits, int32_t number) {
  const Ints marked = ((Ints)*score & ~numberBits) | number;
  pair->second = __builtin_elementwise_min(pair->second, __builtin_elementwise_max(pair->best, marked));
  pair->best = __builtin_elementwise_min(pair->best, marked);
}

// Up to four clusters want each value once, so that it need not be kept.
PK_INLINE void offer_few(const PKColumns *columns, int kind, size_t row, const PKScoring *scoring, int count,
                         Pair *pair) {
  Singles scores[PKBlockClusters];
  for (int b = 0; b < count; b++) scores[b] = scoring->lifted[b];
  for (size_t j = 0; j < scoring->d; j++) {
    const PKColumn *column = columns->columns + j;
    Singles value;
    score_values(column, kind == PKMixed ? column->kind : kind, row, &value);
    for (int b = 0; b < count; b++) scores[b] -= value * scoring->factors[j * (size_t)count + (size_t)b];
  }
  *pair = (Pair){Infinite, Infinite};
  for (int b = 0; b < count; b++) offer(pair, scores + b, scoring->numberBits, b);
}

// The lowest scores of clusters first ... end - 1, of which there are no more than numbers.
PK_INLINE void offer_all(const float *x, const PKScoring *scoring, size_t first, size_t end, Pair *pair) {
  *pair = (Pair){Infinite, Infinite};
  const int32_t numberBits = scoring->numberBits;
#define PK_USE(score, cluster) offer(pair, score, numberBits, (int32_t)((cluster)-first))
  PK_FOR_EACH_SCORE(x, scoring, scoring->lifted, first, end, PK_USE);
#undef PK_USE
}

typedef struct {
  Singles best, second;
  Ints label;
} Place;

PK_INLINE void place_of(const Pair *pair, const PKScoring *scoring, Place *place) {
  *place = (Place){(Singles)pair->best, (Singles)pair->second, pair->best & scoring->numberBits};
}

// The two lowest scores of 16 rows and the cluster of the lowest.
PK_INLINE void find_place(const float *x, const PKScoring *scoring, Place *place) {
  const size_t numbers = (size_t)scoring->numberBits + 1;
  Pair pair;
  offer_all(x, scoring, 0, scoring->k < numbers ? scoring->k : numbers, &pair);
  place_of(&pair, scoring, place);
  for (size_t first = numbers; first < scoring->k; first += numbers) {
    offer_all(x, scoring, first, scoring->k - first < numbers ? scoring->k : first + numbers, &pair);
    Place other;
    place_of(&pair, scoring, &other);
    const Ints closer = other.best < place->best;
    const Singles loser = closer ? place->best : other.best;
    const Singles runner = loser < other.second ? loser : other.second;
    place->second = runner < place->second ? runner : place->second;
    place->label = closer ? other.label + (int32_t)first : place->label;
    place->best = closer ? other.best : place->best;
  }
}

PK_INLINE void find_place_of_few(const PKColumns *columns, int kind, size_t row, const PKScoring *scoring,
                                 Place *place) {
  Pair pair;
  switch (scoring->k) {
  case 1: offer_few(columns, kind, row, scoring, 1, &pair); break;
  case 2: offer_few(columns, kind, row, scoring, 2, &pair); break;
  case 3: offer_few(columns, kind, row, scoring, 3, &pair); break;
  default: offer_few(columns, kind, row, scoring, 4, &pair); break;
  }
  place_of(&pair, scoring, place);
}

PK_INLINE uint32_t nearest(const PKColumns *columns, int kind, size_t first, size_t rows, const PKScoring *scoring,
                           const int32_t *old, PKChange *changes, float odometer, float *expiries, float *x) {
  uint32_t count = 0;
  for (size_t start = 0; start < rows; start += Lanes) {
    if (expiries && expiries[start / Lanes] > odometer) continue;
    Place place;
    if (expiries || scoring->k > PKBlockClusters) {
      score_group(columns, kind, scoring->d, first + start, x);
      find_place(x, scoring, &place);
    } else {
      find_place_of_few(columns, kind, first + start, scoring, &place);
    }
    const Ints doubtful = ~(place.second - place.best > scoring->tolerance);
    const Ints found = doubtful | place.label;
    const Ints changed = ((found != *(const Ints *)(old + start)) | doubtful) & (lane < (int32_t)(rows - start));
    typedef _Bool Flags __attribute__((ext_vector_type(16)));
    const Flags flags = __builtin_convertvector(changed, Flags);
    uint16_t bits;
    __builtin_memcpy(&bits, &flags, sizeof bits);
    for (; bits; bits &= bits - 1) {
      const int i = __builtin_ctz(bits);
      changes[count++] = (PKChange){(int32_t)start + i, found[i]};
    }
    if (expiries) {
      Singles norms;
      half_norms(x, scoring, &norms);
      norms -= scoring->lift;
      expiries[start / Lanes] =
          expiry(odometer, least_gap(&norms, &place.best, &place.second, scoring->tolerance));
    }
  }
  return count;
}

PK_DISPATCH
uint32_t pk_nearest_by_score(const PKColumns *columns, size_t first, size_t rows, const PKScoring *scoring,
                             const int32_t *old, PKChange *changes, float odometer, float *expiries, float *scratch) {
#define PK_NEAREST(kind) nearest(columns, kind, first, rows, scoring, old, changes, odometer, expiries, scratch)
  switch (columns->kind) {
  case PKBytes: return PK_NEAREST(PKBytes);
  case PKDecimals: return PK_NEAREST(PKDecimals);
  case PKSingles: return PK_NEAREST(PKSingles);
  case PKDoubles: return PK_NEAREST(PKDoubles);
  case PKScored: return PK_NEAREST(PKScored);
  default: return PK_NEAREST(PKMixed);
  }
#undef PK_NEAREST
}

PK_DISPATCH
void pk_score_values(const PKColumn *column, size_t first, size_t count, float *to) {
  size_t i = 0;
  for (; i + Lanes <= count; i += Lanes) score_values(column, column->kind, first + i, (Singles *)(to + i));
  if (i == count) return;
  // What lies behind the last row may not be read, so the last rows are put where more may be.
  Doubles room = 0;
  const size_t size = column->kind == PKBytes ? 1 : column->kind == PKDoubles ? 8 : 4;
  __builtin_memcpy(&room, (const char *)column->values + (first + i) * size, (count - i) * size);
  PKColumn rest = *column;
  rest.values = &room;
  Singles values;
  score_values(&rest, column->kind, 0, &values);
  __builtin_memcpy(to + i, &values, (count - i) * sizeof(float));
}
