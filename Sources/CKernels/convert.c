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

void pk_doubles(const PKColumn *column, size_t first, size_t count, double *to) {
  switch (column->kind) {
  case PKBytes: pk_doubles_from_bytes((const uint8_t *)column->values + first, count, to); break;
  case PKDecimals:
    pk_doubles_from_decimals((const int32_t *)column->values + first, count, column->divisor, to);
    break;
  case PKSingles: pk_doubles_from_singles((const float *)column->values + first, count, to); break;
  default: __builtin_memcpy(to, (const double *)column->values + first, count * sizeof(double)); break;
  }
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

// Each column takes its values from a block of rows that stays in the first-level cache.
enum { BlockRows = 512 };

PK_DISPATCH
int32_t pk_single_columns(const float *restrict rows, size_t width, size_t first, size_t count, float *const *columns,
                          size_t d) {
  int32_t bad = 0;
  for (size_t start = first; start < first + count; start += BlockRows) {
    const size_t end = first + count - start < BlockRows ? first + count : start + BlockRows;
    for (size_t j = 0; j < d; j++) {
      float *restrict to = columns[j];
      for (size_t i = start; i < end; i++) {
        const float value = rows[i * width + j];
        to[i] = value;
        bad |= value - value != 0;
      }
    }
  }
  return !bad;
}

PK_DISPATCH
void pk_byte_columns(const uint8_t *restrict rows, size_t width, size_t first, size_t count, uint8_t *const *columns,
                     size_t d) {
  for (size_t start = first; start < first + count; start += BlockRows) {
    const size_t end = first + count - start < BlockRows ? first + count : start + BlockRows;
    for (size_t j = 0; j < d; j++) {
      uint8_t *restrict to = columns[j];
      for (size_t i = start; i < end; i++) to[i] = rows[i * width + j];
    }
  }
}
