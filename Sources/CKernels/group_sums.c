#include "columns.h"
#include "dispatch.h"

// Fused multiply-add would round once where the baseline rounds twice.
#pragma STDC FP_CONTRACT OFF

// Sums by masks: for few clusters it is quicker to add every row to every cluster, or zero, than to look up whose it is.

enum { Block = 4, Eight = 8 };
typedef double EightDoubles __attribute__((ext_vector_type(8), aligned(8)));
typedef int64_t EightLongs __attribute__((ext_vector_type(8), aligned(8)));
typedef int32_t EightInts __attribute__((ext_vector_type(8), aligned(4)));
typedef uint16_t Shorts __attribute__((ext_vector_type(16), aligned(2)));

PK_INLINE void sum_doubles(const double *tile, size_t groups, size_t d, const EightLongs members[][PKTileRows / Eight],
                           int count, double *sums) {
  for (size_t j = 0; j < d; j++) {
    const double *x = tile + j * PKTileRows;
    EightDoubles block[Block];
    for (int b = 0; b < count; b++) block[b] = 0;
    for (size_t g = 0; g < groups; g++) {
      const EightLongs value = *(const EightLongs *)(x + g * Eight);
      for (int b = 0; b < count; b++) block[b] += (EightDoubles)(value & members[b][g]);
    }
    for (int b = 0; b < count; b++) {
      const EightDoubles s = block[b];
      sums[(size_t)b * d + j] += ((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7]));
    }
  }
}

PK_DISPATCH
void pk_tile_group_sums(const double *tile, size_t rows, size_t d, const int32_t *labels, size_t k, double *counts,
                        double *sums) {
  const size_t groups = (rows + Eight - 1) / Eight;
  const EightInts place = {0, 1, 2, 3, 4, 5, 6, 7};
  EightLongs members[Block][PKTileRows / Eight];
  for (size_t first = 0; first < k; first += Block) {
    const int block = (int)(k - first < Block ? k - first : Block);
    for (int b = 0; b < block; b++) {
      EightInts size = 0;
      for (size_t g = 0; g < groups; g++) {
        const EightInts label = *(const EightInts *)(labels + g * Eight);
        const EightInts mine = (label == (int32_t)first + b) & (place < (int32_t)(rows - g * Eight));
        members[b][g] = __builtin_convertvector(mine, EightLongs);
        size -= mine;
      }
      int32_t count = 0;
      for (int i = 0; i < Eight; i++) count += size[i];
      counts[first + (size_t)b] += count;
    }
    double *to = sums + first * d;
    switch (block) {
    case 4: sum_doubles(tile, groups, d, members, 4, to); break;
    case 3: sum_doubles(tile, groups, d, members, 3, to); break;
    case 2: sum_doubles(tile, groups, d, members, 2, to); break;
    default: sum_doubles(tile, groups, d, members, 1, to); break;
    }
  }
}

PK_INLINE void sum_bytes(const uint8_t *const *columns, size_t first, size_t groups, size_t d,
                         const Bytes members[][PKTileRows / Lanes], int count, double *sums) {
  for (size_t j = 0; j < d; j++) {
    const uint8_t *x = columns[j] + first;
    // 16 times 255 stays within 16 bits.
    Shorts block[Block];
    for (int b = 0; b < count; b++) block[b] = 0;
    for (size_t g = 0; g < groups; g++) {
      const Bytes value = *(const Bytes *)(x + g * Lanes);
      for (int b = 0; b < count; b++) block[b] += __builtin_convertvector(value & members[b][g], Shorts);
    }
    for (int b = 0; b < count; b++) {
      uint32_t sum = 0;
      for (int i = 0; i < Lanes; i++) sum += block[b][i];
      sums[(size_t)b * d + j] += sum;
    }
  }
}

PK_DISPATCH
void pk_byte_group_sums(const uint8_t *const *columns, size_t first, size_t rows, size_t d, const int32_t *labels,
                        size_t k, double *counts, double *sums) {
  const size_t groups = rows / Lanes;
  Bytes members[Block][PKTileRows / Lanes];
  for (size_t base = 0; base < k; base += Block) {
    const int block = (int)(k - base < Block ? k - base : Block);
    for (int b = 0; b < block; b++) {
      Ints size = 0;
      for (size_t g = 0; g < groups; g++) {
        const Ints mine = *(const Ints *)(labels + g * Lanes) == (int32_t)base + b;
        members[b][g] = __builtin_convertvector(mine, Bytes);
        size -= mine;
      }
      int32_t count = 0;
      for (int i = 0; i < Lanes; i++) count += size[i];
      counts[base + (size_t)b] += count;
    }
    double *to = sums + base * d;
    switch (block) {
    case 4: sum_bytes(columns, first, groups, d, members, 4, to); break;
    case 3: sum_bytes(columns, first, groups, d, members, 3, to); break;
    case 2: sum_bytes(columns, first, groups, d, members, 2, to); break;
    default: sum_bytes(columns, first, groups, d, members, 1, to); break;
    }
  }
  for (size_t i = groups * Lanes; i < rows; i++) {
    counts[labels[i]] += 1;
    for (size_t j = 0; j < d; j++) sums[(size_t)labels[i] * d + j] += columns[j][first + i];
  }
}
