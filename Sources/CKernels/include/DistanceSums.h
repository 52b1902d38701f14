#ifndef PONDERA_DISTANCE_SUMS_H
#define PONDERA_DISTANCE_SUMS_H

#include <stddef.h>

/// Adds to `sums[i]` the Euclidean distances from row i to every column of a tile.
///
/// Products and sums of coordinates are single precision without fused multiply-add, 64 distances are added in single
/// precision, and everything beyond in double precision, always in the same order: **every processor gives the same
/// bits.** AVX2 is chosen at run time where there is one.
///
/// - rows: row after row, `rowCount * featureCount` numbers.
/// - columns: feature after feature, feature f of column j at `columns[f * width + j]`; `width` is a multiple of 16 of at
///   most 256, and what lies between `columnCount` and `width` is finite and counts for nothing.
void pondera_distance_sums(const float *rows, ptrdiff_t rowCount, const float *columns, ptrdiff_t columnCount,
                           ptrdiff_t width, ptrdiff_t featureCount, double *sums);

/// The same without a choice of processor: what the other is tested against.
void pondera_distance_sums_portable(const float *rows, ptrdiff_t rowCount, const float *columns,
                                    ptrdiff_t columnCount, ptrdiff_t width, ptrdiff_t featureCount, double *sums);

#endif
