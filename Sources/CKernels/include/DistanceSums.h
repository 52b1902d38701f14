// The inner loop of the silhouette. See CKernels.h for what holds for all kernels: the best instructions are chosen when
// the program starts, and every machine gives the same bits.
#ifndef PONDERA_DISTANCE_SUMS_H
#define PONDERA_DISTANCE_SUMS_H

#include <stddef.h>

/// Adds to sums[i] the Euclidean distances from row i to every column of a tile.
///
/// Coordinates and 64 distances at a time are added in single precision, everything beyond in double precision.
///
/// rows: row after row, rowCount times d numbers. columns: feature after feature, feature j of column i at
/// columns[j * width + i]. columnCount: how many columns count, 1 ... 256; width: columnCount rounded up to a multiple of 16, and
/// what lies between must be readable.
void pk_distance_sums(const float *rows, size_t rowCount, const float *columns, size_t columnCount, size_t width,
                      size_t d, double *sums);

/// The same with baseline instructions: for the test that both give the same bits.
void pk_distance_sums_baseline(const float *rows, size_t rowCount, const float *columns, size_t columnCount,
                               size_t width, size_t d, double *sums);

#endif
