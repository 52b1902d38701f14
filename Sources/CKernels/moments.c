#include "columns.h"
#include "dispatch.h"

#pragma STDC FP_CONTRACT OFF

enum { Eight = 8 };
typedef double EightDoubles __attribute__((ext_vector_type(8), aligned(8)));

PK_INLINE double total(const EightDoubles *values) {
  const EightDoubles v = *values;
  return ((v[0] + v[1]) + (v[2] + v[3])) + ((v[4] + v[5]) + (v[6] + v[7]));
}

PK_DISPATCH
PKMoments pk_moments(const double *values, size_t count, double origin) {
  EightDoubles sum = 0, least = __builtin_inf(), most = -__builtin_inf();
  size_t i = 0;
  for (; i + Eight <= count; i += Eight) {
    const EightDoubles x = *(const EightDoubles *)(values + i);
    sum += x - origin;
    least = x < least ? x : least;
    most = x > most ? x : most;
  }
  PKMoments m = {(double)count, total(&sum), 0, least[0], most[0]};
  for (int l = 1; l < Eight; l++) m.low = least[l] < m.low ? least[l] : m.low;
  for (int l = 1; l < Eight; l++) m.high = most[l] > m.high ? most[l] : m.high;
  for (size_t r = i; r < count; r++) {
    m.mean += values[r] - origin;
    m.low = values[r] < m.low ? values[r] : m.low;
    m.high = values[r] > m.high ? values[r] : m.high;
  }
  m.mean /= (double)count;
  EightDoubles squares = 0;
  for (i = 0; i + Eight <= count; i += Eight) {
    const EightDoubles x = *(const EightDoubles *)(values + i) - origin - m.mean;
    squares += x * x;
  }
  m.squares = total(&squares);
  for (; i < count; i++) m.squares += (values[i] - origin - m.mean) * (values[i] - origin - m.mean);
  return m;
}

PK_DISPATCH
PKMoments pk_weighted_moments(const double *values, const double *weights, size_t count, double origin) {
  PKMoments m = {0, 0, 0, __builtin_inf(), -__builtin_inf()};
  for (size_t i = 0; i < count; i++) {
    if (!(weights[i] > 0)) continue;
    m.weight += weights[i];
    m.mean += weights[i] * (values[i] - origin);
    m.low = values[i] < m.low ? values[i] : m.low;
    m.high = values[i] > m.high ? values[i] : m.high;
  }
  if (!(m.weight > 0)) return m;
  m.mean /= m.weight;
  for (size_t i = 0; i < count; i++) {
    const double x = values[i] - origin - m.mean;
    m.squares += weights[i] * (x * x);
  }
  return m;
}

PK_DISPATCH
int32_t pk_singles_are_finite(const float *values, size_t count) {
  // x - x is 0 for finite x and not a number otherwise.
  int32_t bad = 0;
  for (size_t i = 0; i < count; i++) bad |= values[i] - values[i] != 0;
  return !bad;
}
