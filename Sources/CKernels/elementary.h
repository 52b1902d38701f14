// e^x and ln x of eight numbers at once, by the same operations on every machine.
#ifndef PONDERA_ELEMENTARY_H
#define PONDERA_ELEMENTARY_H

#include "columns.h"

#pragma STDC FP_CONTRACT OFF

enum { Eight = 8 };
typedef double EightDoubles __attribute__((ext_vector_type(8), aligned(8)));
typedef int64_t EightLongs __attribute__((ext_vector_type(8), aligned(8)));
typedef uint64_t EightWords __attribute__((ext_vector_type(8), aligned(8)));

// ln 2 in two parts; whole multiples of the first are exact.
static const double log_two_high = 0x1.62e42feep-1, log_two_low = 0x1.a39ef35793c76p-33;

// e^x for x up to 709, within about one unit in the last place; 0 below -708, where results would be subnormal.
//
// x = n ln 2 + r with |r| <= ln 2 / 2, and e^r by its series up to r^13 / 13!, even and odd powers apart.
PK_INLINE void exponential(const EightDoubles *from, EightDoubles *to) {
  const EightDoubles x = *from;
  // Adding 3 * 2^51 rounds to a whole number, which is then found in the low bits.
  const EightDoubles shifted = x * 0x1.71547652b82fep0 + 0x1.8p52;
  const EightDoubles n = shifted - 0x1.8p52;
  const EightDoubles r = (x - n * log_two_high) - n * log_two_low;
  const EightDoubles s = r * r;
  EightDoubles even = s * (1 / 479001600.0) + 1 / 3628800.0;
  EightDoubles odd = s * (1 / 6227020800.0) + 1 / 39916800.0;
  even = even * s + 1 / 40320.0;
  odd = odd * s + 1 / 362880.0;
  even = even * s + 1 / 720.0;
  odd = odd * s + 1 / 5040.0;
  even = even * s + 1 / 24.0;
  odd = odd * s + 1 / 120.0;
  even = even * s + 0.5;
  odd = odd * s + 1 / 6.0;
  const EightDoubles power = 1 + (r + s * (even + r * odd));
  const EightDoubles scale = (EightDoubles)(((EightWords)shifted + 1023) << 52);
  *to = (EightDoubles)((EightLongs)(power * scale) & (x >= -708.0));
}

// ln y for normal y > 0, within about one unit in the last place.
//
// y = 2^e m with m in sqrt(1/2) ... sqrt(2), f = m - 1, s = f / (2 + f); ln(1 + f) = f - s (f - R), where R is the
// series of 2 artanh(s) / s - 2 (the arrangement of fdlibm's e_log.c).
PK_INLINE void logarithm(const EightDoubles *from, EightDoubles *to) {
  const uint64_t root_half = 0x3fe6a09e667f3bcd;
  const EightWords moved = (EightWords)*from + (0x3ff0000000000000 - root_half);
  // The biased exponent as the low bits of 2^52 + exponent.
  const EightDoubles e = (EightDoubles)((moved >> 52) | 0x4330000000000000) - (0x1p52 + 1023);
  const EightDoubles f = (EightDoubles)((moved & 0x000fffffffffffff) + root_half) - 1;
  const EightDoubles s = f / (f + 2);
  const EightDoubles z = s * s;
  const EightDoubles w = z * z;
  // Powers of z apart by their parity.
  EightDoubles one = w * (2 / 21.0) + 2 / 17.0;
  EightDoubles two = w * (2 / 23.0) + 2 / 19.0;
  one = one * w + 2 / 13.0;
  two = two * w + 2 / 15.0;
  one = one * w + 2 / 9.0;
  two = two * w + 2 / 11.0;
  one = one * w + 2 / 5.0;
  two = two * w + 2 / 7.0;
  const EightDoubles rest = z * (2 / 3.0 + (z * one + w * two));
  *to = e * log_two_high - ((s * (f - rest) - e * log_two_low) - f);
}

#endif
