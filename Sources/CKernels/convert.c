#include "CKernels.h"

#include "dispatch.h"

#pragma STDC FP_CONTRACT OFF

PK_DISPATCH
void pk_doubles_from_bytes(const uint8_t *restrict from, size_t count, double *restrict to) {
  for (size_t i = 0; i < count; i++) to[i] = (double)from[i];
}

PK_DISPATCH
void pk_doubles_from_decimals(const int32_t *restrict from, size_t count, double divisor, double *restrict to) {
  for (size_t i = 0; i < count; i++) to[i] = (double)from[i] / divisor;
}

PK_DISPATCH
void pk_doubles_from_singles(const float *restrict from, size_t count, double *restrict to) {
  for (size_t i = 0; i < count; i++) to[i] = (double)from[i];
}

PK_DISPATCH
void pk_singles_from_bytes(const uint8_t *restrict from, size_t count, int32_t centre, float *restrict to) {
  for (size_t i = 0; i < count; i++) to[i] = (float)((int32_t)from[i] - centre);
}

PK_DISPATCH
void pk_singles_from_decimals(const int32_t *restrict from, size_t count, int32_t centre, float scale,
                              float *restrict to) {
  for (size_t i = 0; i < count; i++) to[i] = (float)(from[i] - centre) * scale;
}

PK_DISPATCH
void pk_singles_from_singles(const float *restrict from, size_t count, float centre, float scale, float *restrict to) {
  for (size_t i = 0; i < count; i++) to[i] = (from[i] - centre) * scale;
}

PK_DISPATCH
void pk_singles_from_doubles(const double *restrict from, size_t count, double centre, double scale,
                             float *restrict to) {
  for (size_t i = 0; i < count; i++) to[i] = (float)((from[i] - centre) * scale);
}

PK_DISPATCH
void pk_add_codes(const uint8_t *restrict from, size_t count, int32_t low, int32_t stride, int32_t *restrict codes) {
  for (size_t i = 0; i < count; i++) codes[i] += ((int32_t)from[i] - low) * stride;
}

PK_DISPATCH
void pk_byte_moments(const uint8_t *restrict from, size_t count, uint64_t *restrict sum, uint64_t *restrict squares,
                     uint8_t *restrict low, uint8_t *restrict high) {
  // 2^15 squares of bytes stay within 32 bits.
  enum { Part = 1 << 15 };
  for (size_t start = 0; start < count; start += Part) {
    const size_t end = count - start < Part ? count : start + Part;
    uint32_t s = 0, q = 0;
    uint8_t l = *low, h = *high;
    for (size_t i = start; i < end; i++) {
      const uint32_t x = from[i];
      s += x;
      q += x * x;
    }
    for (size_t i = start; i < end; i++) l = from[i] < l ? from[i] : l;
    for (size_t i = start; i < end; i++) h = from[i] > h ? from[i] : h;
    *sum += s;
    *squares += q;
    *low = l;
    *high = h;
  }
}
